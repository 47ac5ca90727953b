package com.msaas.notification.template;

import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The languages that mails are written in.
public enum Language {
    ROMANIAN(Locale.of("ro", "RO"), "EEEE, d MMMM uuuu, 'ora' HH:mm"),
    ENGLISH(Locale.UK, "EEEE, d MMMM uuuu, HH:mm");

    private final Locale locale;
    private final String tag;
    private final DateTimeFormatter moment;

    Language(Locale locale, String moment) {
        this.locale = locale;
        this.tag = locale.getLanguage();
        this.moment = DateTimeFormatter.ofPattern(moment, locale);
    }

    /// The one for a place.
    ///
    /// @param locale a BCP 47 tag; what is neither of ours reads English
    public static Language of(String locale) {
        String language = Locale.forLanguageTag(locale).getLanguage();
        return language.isEmpty() || language.equals(ROMANIAN.tag) ? ROMANIAN : ENGLISH;
    }

    /// A moment in words, in its own zone: `luni, 4 ianuarie 2027, ora 10:00`.
    public String words(ZonedDateTime at) {
        return moment.format(at);
    }

    /// A number as it is written: `1.000`.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// `ro`.
    String tag() {
        return tag;
    }
}
