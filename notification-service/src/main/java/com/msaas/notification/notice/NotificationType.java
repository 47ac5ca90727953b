package com.msaas.notification.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What a notice is about.
enum NotificationType {
    APPOINTMENT_BOOKED("appointment.booked"),
    APPOINTMENT_RESCHEDULED("appointment.rescheduled"),
    APPOINTMENT_CANCELLED("appointment.cancelled");

    private final String word;

    NotificationType(String word) {
        this.word = word;
    }

    static NotificationType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no notice is about " + word));
    }

    /// As it is stored and told.
    @JsonValue
    String word() {
        return word;
    }
}
