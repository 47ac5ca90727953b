package com.msaas.analytics.report;

import com.msaas.analytics.copies.Clinic;
import com.msaas.analytics.copies.Clinics;
import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.ReadCounts;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.SEE_FIGURES)
@RequestMapping("/api/analytics")
class ReportController {
    private final GroupCounts groupCounts;
    private final ReadCounts readCounts;
    private final Clinics clinics;
    private final Clock clock;

    ReportController(GroupCounts groupCounts, ReadCounts readCounts, Clinics clinics, Clock clock) {
        this.groupCounts = groupCounts;
        this.readCounts = readCounts;
        this.clinics = clinics;
        this.clock = clock;
    }

    @GetMapping("/revenue")
    RevenueReport revenue(
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "day") GroupBy groupBy) {
        Clinic clinic = clinics.current();
        Days days = days(from, to, clinic);
        return RevenueReport.of(days, groupBy, groupCounts.by(groupBy, days, clinic.zone()), clinic.currency());
    }

    @GetMapping("/appointments")
    AppointmentsReport appointments(
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "day") GroupBy groupBy) {
        Clinic clinic = clinics.current();
        Days days = days(from, to, clinic);
        return AppointmentsReport.of(days, groupBy, groupCounts.by(groupBy, days, clinic.zone()));
    }

    @GetMapping("/clients")
    ClientsReport clients(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        Clinic clinic = clinics.current();
        Days days = days(from, to, clinic);
        return readCounts.together(() -> ClientsReport.of(
                days, readCounts.byDay(days, clinic.zone()), readCounts.newClients(days, clinic.zone())));
    }

    private Days days(@Nullable LocalDate from, @Nullable LocalDate to, Clinic clinic) {
        return Days.asked(from, to, LocalDate.ofInstant(clock.instant(), clinic.zone()));
    }
}
