package com.msaas.scheduling.appointment;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.scheduling.appointment.AppointmentEvent.Booked;
import com.msaas.scheduling.appointment.AppointmentEvent.Cancelled;
import com.msaas.scheduling.appointment.AppointmentEvent.Deleted;
import com.msaas.scheduling.appointment.AppointmentEvent.NotesTaken;
import com.msaas.scheduling.appointment.AppointmentEvent.Rescheduled;
import com.msaas.scheduling.appointment.AppointmentEvent.Restored;
import com.msaas.scheduling.appointment.AppointmentEvent.StatusMoved;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How what happens to appointments reads in the audit log.
final class AppointmentAudit {
    private AppointmentAudit() {}

    static AuditEntry of(AppointmentEvent event) {
        return switch (event) {
            case Booked booked -> booked(booked);
            case Rescheduled moved ->
                placement(
                        entry("appointment.rescheduled", moved),
                        moved.from(),
                        moved.facts().placement());
            case NotesTaken taken ->
                entry("appointment.updated", taken).personal("notes", taken.before(), taken.after());
            case Deleted deleted -> entry("appointment.deleted", deleted).critical();
            case Restored restored -> entry("appointment.restored", restored);
            case Cancelled cancelled ->
                status(cancelled)
                        .personal(
                                "cancellation_reason",
                                null,
                                cancelled.cancellation().reason());
            case StatusMoved moved -> status(moved);
        };
    }

    private static AuditEntry booked(Booked booked) {
        AppointmentFacts facts = booked.facts();
        Overbooking overbooking = booked.overbooking();
        AuditEntry entry = placement(entry("appointment.booked", booked), null, facts.placement())
                .change("client_id", null, facts.client())
                .change("service_id", null, facts.offering())
                .change("price", null, facts.price())
                .personal("notes", null, booked.notes());
        return overbooking == null
                ? entry
                : entry.personal("overbook_reason", null, overbooking.reason()).warning();
    }

    private static AuditEntry status(StatusMoved moved) {
        String verb = moved.facts().status().name().toLowerCase(Locale.ROOT);
        return entry("appointment." + verb, moved)
                .change("status", moved.from(), moved.facts().status());
    }

    private static AuditEntry placement(AuditEntry entry, @Nullable Placement before, Placement now) {
        return entry.change(
                        "start_time",
                        of(before, it -> it.visit().start()),
                        now.visit().start())
                .change(
                        "end_time",
                        of(before, it -> it.visit().end()),
                        now.visit().end())
                .change("provider_id", of(before, Placement::provider), now.provider())
                .change("resource_id", of(before, Placement::resource), now.resource())
                .change("location_id", of(before, Placement::location), now.location());
    }

    private static @Nullable Object of(@Nullable Placement placement, Function<Placement, @Nullable Object> field) {
        return placement == null ? null : field.apply(placement);
    }

    private static AuditEntry entry(String action, AppointmentEvent event) {
        return AuditEntry.of(action, "appointment", event.facts().id().value());
    }
}
