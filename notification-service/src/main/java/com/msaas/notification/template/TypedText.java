package com.msaas.notification.template;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text that people typed, made fit for a line of a mail.
final class TypedText {
    private static final int LONGEST = 200;
    private static final String CUT = "…";

    /// Breaks of lines, other controls, and marks that turn the direction in which the rest is read.
    private static final Pattern UNRULY =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    private TypedText() {}

    /// In one line of bearable length; nothing where it shows nothing.
    static @Nullable String tamed(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        String line = UNRULY.matcher(typed).replaceAll(" ").strip();
        if (line.length() > LONGEST) {
            int end = LONGEST - CUT.length();
            line = line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
        }
        return line.isEmpty() ? null : line;
    }
}
