package com.msaas.billing.usage;

import com.msaas.billing.copies.Clinics;
import com.msaas.billing.copies.Team;
import com.msaas.billing.plan.Limits;
import com.msaas.billing.subscription.CurrentSubscription;
import com.msaas.billing.usage.UsageCounts.Usage;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.SEE_BILLING)
@RequestMapping("/api/billing/usage")
class UsageController {
    /// No file can be stored yet.
    private static final long STORAGE_USED = 0;

    private final UsageCounts counts;
    private final Clinics clinics;
    private final LiveClients clients;
    private final Team team;
    private final CurrentSubscription subscription;
    private final Clock clock;

    UsageController(
            UsageCounts counts,
            LiveClients clients,
            Team team,
            Clinics clinics,
            CurrentSubscription subscription,
            Clock clock) {
        this.counts = counts;
        this.clients = clients;
        this.team = team;
        this.clinics = clinics;
        this.subscription = subscription;
        this.clock = clock;
    }

    /// @param month of the clinic's calendar; the one that it has now when none is named
    @GetMapping
    View usage(@RequestParam @Nullable YearMonth month) {
        ZoneId zone = clinics.zone();
        YearMonth asked = month == null ? YearMonth.from(clock.instant().atZone(zone)) : month;
        Usage usage = counts.in(asked, zone);
        return new View(
                asked.toString(),
                usage.appointmentsCreated(),
                usage.clientsCreated(),
                clients.count(),
                team.size(),
                STORAGE_USED,
                subscription.plan().limits());
    }

    /// A month's usage as clients read it.
    ///
    /// @param clients how many there are now, which is what their limit is about
    record View(
            String month,
            long appointmentsCreated,
            long clientsCreated,
            long clients,
            long teamMembers,
            long storageUsedBytes,
            Limits limits) {}
}
