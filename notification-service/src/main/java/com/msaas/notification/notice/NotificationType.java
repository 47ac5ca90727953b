package com.msaas.notification.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import com.msaas.platform.security.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a notice is about, and who is told.
enum NotificationType {
    APPOINTMENT_BOOKED("appointment.booked", EnumSet.allOf(Role.class)),
    APPOINTMENT_RESCHEDULED("appointment.rescheduled", EnumSet.allOf(Role.class)),
    APPOINTMENT_CANCELLED("appointment.cancelled", EnumSet.allOf(Role.class)),
    AUDIT_CRITICAL("audit.critical", EnumSet.of(Role.OWNER));

    private final String word;
    private final Set<Role> readers;

    NotificationType(String word, Set<Role> readers) {
        this.word = word;
        this.readers = Collections.unmodifiableSet(readers);
    }

    static NotificationType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no notice is about " + word));
    }

    /// What members of this role are told of.
    static List<NotificationType> toldTo(Role role) {
        return Arrays.stream(values())
                .filter(type -> type.readers.contains(role))
                .toList();
    }

    /// As it is stored and told.
    @JsonValue
    String word() {
        return word;
    }
}
