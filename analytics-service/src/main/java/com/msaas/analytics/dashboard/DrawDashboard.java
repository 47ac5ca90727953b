package com.msaas.analytics.dashboard;

import static com.msaas.analytics.definition.Definition.BOOKED;
import static com.msaas.analytics.definition.Definition.BOOKED_MINUTES;
import static com.msaas.analytics.definition.Definition.CANCELLED;
import static com.msaas.analytics.definition.Definition.COMPLETED;
import static com.msaas.analytics.definition.Definition.NEW_CLIENTS;
import static com.msaas.analytics.definition.Definition.NO_SHOW;
import static com.msaas.analytics.definition.Definition.NO_SHOW_RATE;
import static com.msaas.analytics.definition.Definition.REVENUE;

import com.msaas.analytics.copies.Clinic;
import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.ReadCounts;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.counts.Whose;
import com.msaas.analytics.dashboard.Dashboard.Appointments;
import com.msaas.analytics.dashboard.Dashboard.Day;
import com.msaas.analytics.dashboard.Dashboard.OfProvider;
import com.msaas.analytics.dashboard.Dashboard.OfService;
import com.msaas.analytics.dashboard.Dashboard.Share;
import com.msaas.analytics.definition.Definition;
import com.msaas.analytics.definition.Definition.Meaning;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts the counts of some days on one page.
@Component
class DrawDashboard {
    private static final Map<String, Meaning> DEFINITIONS =
            Definition.of(BOOKED, COMPLETED, CANCELLED, NO_SHOW, NO_SHOW_RATE, REVENUE, BOOKED_MINUTES, NEW_CLIENTS);

    private final ReadCounts counts;

    DrawDashboard(ReadCounts counts) {
        this.counts = counts;
    }

    Dashboard draw(Days days, Clinic clinic) {
        return counts.together(() -> drawn(days, clinic));
    }

    private Dashboard drawn(Days days, Clinic clinic) {
        ZoneId zone = clinic.zone();
        String currency = clinic.currency();
        SortedMap<LocalDate, Tally> byDay = counts.byDay(days, zone);
        SortedMap<UUID, Tally> byProvider = counts.by(Whose.PROVIDER, days, zone);
        SortedMap<UUID, Tally> byService = counts.by(Whose.SERVICE, days, zone);
        Map<LocalDate, Long> newClients = counts.newClients(days, zone);
        Tally total = byDay.values().stream().reduce(Tally.NONE, Tally::plus);
        return new Dashboard(
                days.from(),
                days.to(),
                Appointments.of(total.all()),
                total.revenueIn(currency),
                total.revenueBeside(currency),
                newClients.values().stream().mapToLong(Long::longValue).sum(),
                null,
                days.each().stream()
                        .map(date -> Day.of(
                                date,
                                byDay.getOrDefault(date, Tally.NONE),
                                currency,
                                newClients.getOrDefault(date, 0L)))
                        .toList(),
                byProvider.entrySet().stream()
                        .map(provider -> new OfProvider(provider.getKey(), Share.of(provider.getValue(), currency)))
                        .toList(),
                byService.entrySet().stream()
                        .map(service -> new OfService(service.getKey(), Share.of(service.getValue(), currency)))
                        .toList(),
                DEFINITIONS);
    }
}
