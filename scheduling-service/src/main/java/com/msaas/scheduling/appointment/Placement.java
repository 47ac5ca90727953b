package com.msaas.scheduling.appointment;

import com.msaas.scheduling.calendar.AgendaKind;
import com.msaas.scheduling.calendar.BusyTime;
import com.msaas.scheduling.calendar.Claim;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When an appointment is, with whom, where and in which chair: what it takes away from everybody else.
///
/// @param resource none where the service needs none
/// @param visit when the patient is there
/// @param bufferBefore what provider and chair need before, as the service said when this was placed
/// @param bufferAfter and after it
/// @param location where the provider worked when this was placed, and so where the patient comes; that the provider
///     works elsewhere since moves nobody who is booked
public record Placement(
        ProviderId provider,
        @Nullable ResourceId resource,
        TimeRange visit,
        Duration bufferBefore,
        Duration bufferAfter,
        LocationId location) {

    /// What the appointment asks of the agendas for this.
    ///
    /// @param overbooked somebody entitled to it lets it overlap others
    List<Claim> claims(AppointmentId appointment, boolean overbooked) {
        BusyTime busy = new BusyTime(appointment.value(), visit.widened(bufferBefore, bufferAfter), visit, overbooked);
        List<Claim> claims = new ArrayList<>(Claim.on(AgendaKind.PROVIDER, provider.value(), busy));
        if (resource != null) {
            claims.addAll(Claim.on(AgendaKind.RESOURCE, resource.value(), busy));
        }
        return claims;
    }
}
