package com.msaas.crm.activity;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/// One thing that happened around a patient.
///
/// @param id the event's own id
/// @param type what happened, as the event is called: `appointment.booked`
/// @param source which service told it
/// @param aggregate what it happened to
record Activity(UUID id, UUID client, String type, Instant at, String source, UUID aggregate, Particulars particulars) {

    /// `com.msaas.scheduling.appointment.booked.v1` happens as `appointment.booked`.
    static String type(String wireType) {
        String[] parts = wireType.split("\\.");
        return parts[parts.length - 3] + "." + parts[parts.length - 2];
    }

    /// `/scheduling-service` is called `scheduling-service`.
    static String source(URI source) {
        String path = source.toString();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /// What kind of thing it happened to.
    String aggregateType() {
        return type.substring(0, type.indexOf('.'));
    }
}
