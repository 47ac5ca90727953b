package com.msaas.notification.alert;

import com.msaas.notification.template.MailSort;
import java.util.Locale;

/// What of an alert a mail tells.
enum AlertPart {
    /// that it has begun
    FIRST(MailSort.ALERT),
    /// all of it, when it is closed and more than the first has come
    SUMMARY(MailSort.ALERT_SUMMARY);

    private final MailSort sort;

    AlertPart(MailSort sort) {
        this.sort = sort;
    }

    MailSort sort() {
        return sort;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertPart of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
