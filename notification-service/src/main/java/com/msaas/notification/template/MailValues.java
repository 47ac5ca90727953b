package com.msaas.notification.template;

import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mail says besides its words. Names were typed by people, so each is brought into one line of bearable
/// length, and one that shows nothing counts as unknown.
///
/// @param start in the clinic's zone
public record MailValues(
        @Nullable String clinic,
        @Nullable String firstName,
        ZonedDateTime start,
        @Nullable String service,
        @Nullable String provider) {
    private static final int LONGEST = 200;
    private static final String CUT = "…";

    /// Breaks of lines, other controls, and marks that turn the direction in which the rest is read.
    private static final Pattern UNRULY =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    public MailValues {
        clinic = tamed(clinic);
        firstName = tamed(firstName);
        service = tamed(service);
        provider = tamed(provider);
    }

    private static @Nullable String tamed(@Nullable String typed) {
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

    /// Names stay out of logs.
    @Override
    public String toString() {
        return "MailValues";
    }
}
