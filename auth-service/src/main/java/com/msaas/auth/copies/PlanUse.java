package com.msaas.auth.copies;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// What the bound clinic's plan allows, and how much of it is used, as far as it was told here.
@Component
public class PlanUse {
    private final EntitlementsCopy entitlements;
    private final MadeAppointments appointments;
    private final LiveClients clients;

    PlanUse(EntitlementsCopy entitlements, MadeAppointments appointments, LiveClients clients) {
        this.entitlements = entitlements;
        this.appointments = appointments;
        this.clients = clients;
    }

    /// What the plan allows.
    public Allowed allowed() {
        return entitlements.current().orElse(Allowed.UNTIL_TOLD);
    }

    /// How many appointments were made in the month of this zone that the moment is in.
    public long appointmentsInMonthOf(Instant moment, ZoneId zone) {
        return appointments.in(YearMonth.from(moment.atZone(zone)), zone);
    }

    /// How many patients have a file in use.
    public long clients() {
        return clients.count();
    }
}
