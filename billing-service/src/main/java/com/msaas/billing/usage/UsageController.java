package com.msaas.billing.usage;

import com.msaas.billing.copies.Clinics;
import com.msaas.billing.plan.Limits;
import com.msaas.billing.plan.Subscriptions;
import com.msaas.billing.usage.UsageCounts.Usage;
import com.msaas.platform.security.OnlyFor;
import com.msaas.platform.security.Role;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/billing/usage")
@OnlyFor({Role.OWNER, Role.ADMIN})
class UsageController {
    /// The owner: nobody else can join a clinic yet, and no file can be stored.
    private static final long TEAM_MEMBERS = 1;

    private static final long STORAGE_USED = 0;

    private final UsageCounts counts;
    private final Clinics clinics;
    private final Subscriptions subscriptions;
    private final Clock clock;

    UsageController(UsageCounts counts, Clinics clinics, Subscriptions subscriptions, Clock clock) {
        this.counts = counts;
        this.clinics = clinics;
        this.subscriptions = subscriptions;
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
                TEAM_MEMBERS,
                STORAGE_USED,
                subscriptions.current().limits());
    }

    /// A month's usage as clients read it.
    record View(
            String month,
            long appointmentsCreated,
            long clientsCreated,
            long teamMembers,
            long storageUsedBytes,
            Limits limits) {}
}
