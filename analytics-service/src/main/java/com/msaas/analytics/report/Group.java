package com.msaas.analytics.report;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one row stands for: a day, a provider or a service. Only that one is written.
record Group(
        @JsonInclude(NON_NULL) @Nullable LocalDate date,
        @JsonInclude(NON_NULL) @Nullable UUID providerId,
        @JsonInclude(NON_NULL) @Nullable UUID serviceId) {

    static Group ofDay(LocalDate date) {
        return new Group(date, null, null);
    }

    static Group ofProvider(UUID provider) {
        return new Group(null, provider, null);
    }

    static Group ofService(UUID service) {
        return new Group(null, null, service);
    }
}
