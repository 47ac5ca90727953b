package com.msaas.analytics.dashboard;

import com.msaas.analytics.copies.Clinic;
import com.msaas.analytics.copies.Clinics;
import com.msaas.analytics.counts.Days;
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
@RequestMapping("/api/analytics/dashboard")
class DashboardController {
    private final DrawDashboard drawDashboard;
    private final Clinics clinics;
    private final Clock clock;

    DashboardController(DrawDashboard drawDashboard, Clinics clinics, Clock clock) {
        this.drawDashboard = drawDashboard;
        this.clinics = clinics;
        this.clock = clock;
    }

    @GetMapping
    Dashboard dashboard(@RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        Clinic clinic = clinics.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), clinic.zone());
        return drawDashboard.draw(Days.asked(from, to, today), clinic);
    }
}
