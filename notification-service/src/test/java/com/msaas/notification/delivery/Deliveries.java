package com.msaas.notification.delivery;

import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What the API tells of a clinic's notices.
record Deliveries(ApiClient api, Clinic clinic) {
    static final String PATH = "/api/notifications/deliveries";

    List<JsonNode> list(String query) {
        return api.as(clinic.staff())
                .get(PATH + query)
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }

    /// Of the appointment, the newest first.
    List<JsonNode> of(Appointment appointment) {
        return list("?limit=100&appointment_id=" + appointment.id());
    }

    /// The only notice of this kind that the appointment has.
    JsonNode one(Appointment appointment, String kind) {
        List<JsonNode> found = list("?appointment_id=" + appointment.id() + "&kind=" + kind);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind + " and not " + found);
        }
        return found.getFirst();
    }

    JsonNode awaitOne(Appointment appointment, String kind, Predicate<JsonNode> enough) {
        return await("a " + kind)
                .until(
                        () -> list("?appointment_id=" + appointment.id() + "&kind=" + kind),
                        found -> found.size() == 1 && enough.test(found.getFirst()))
                .getFirst();
    }

    JsonNode awaitState(Appointment appointment, String kind, String state) {
        return awaitOne(appointment, kind, notice -> is(notice, "state", state));
    }

    JsonNode awaitWaitingFor(Appointment appointment, String kind, String what) {
        return awaitOne(appointment, kind, notice -> is(notice, "waiting_for", what));
    }

    long count(String query) {
        return api.as(clinic.staff())
                .get(PATH + "?limit=1&" + query)
                .expect(200)
                .json()
                .path("meta")
                .path("pagination")
                .path("total")
                .asLong();
    }

    static UUID id(JsonNode notice) {
        return UUID.fromString(notice.path("id").asString());
    }

    static boolean is(JsonNode notice, String field, String value) {
        return notice.path(field).isString() && notice.path(field).asString().equals(value);
    }
}
