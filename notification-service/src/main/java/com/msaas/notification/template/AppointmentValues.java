package com.msaas.notification.template;

import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mail to a patient says besides its words.
///
/// @param start in the clinic's zone
public record AppointmentValues(
        @Nullable String clinic,
        @Nullable String addressee,
        ZonedDateTime start,
        @Nullable String service,
        @Nullable String provider)
        implements MailValues {

    public AppointmentValues {
        clinic = TypedText.tamed(clinic);
        addressee = TypedText.tamed(addressee);
        service = TypedText.tamed(service);
        provider = TypedText.tamed(provider);
    }

    @Override
    public Map<String, String> places(Language language, Vocabulary vocabulary) {
        return Map.of("when", language.words(start));
    }

    @Override
    public Rows rows(Language language, Vocabulary vocabulary) {
        return new Rows()
                .with("row.when", language.words(start))
                .with("row.service", service)
                .with("row.provider", provider);
    }

    /// Names stay out of logs.
    @Override
    public String toString() {
        return "AppointmentValues";
    }
}
