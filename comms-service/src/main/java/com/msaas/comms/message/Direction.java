package com.msaas.comms.message;

import java.util.Locale;

/// Who has written.
enum Direction {
    /// somebody outside
    IN,
    /// the clinic
    OUT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
