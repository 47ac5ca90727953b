package com.msaas.crm.statistics;

import com.msaas.crm.ClientId;
import com.msaas.crm.copies.Clinics;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells what patients did until now.
@Component
public class ClientStatistics {
    private final AppointmentTotals totals;
    private final Clinics clinics;
    private final Clock clock;

    ClientStatistics(AppointmentTotals totals, Clinics clinics, Clock clock) {
        this.totals = totals;
        this.clinics = clinics;
        this.clock = clock;
    }

    /// The statistics of each of these patients, of those too who never had an appointment.
    public Map<ClientId, Statistics> of(Collection<ClientId> clients) {
        String currency = clinics.current().currency();
        List<UUID> ids = clients.stream().map(ClientId::value).toList();
        Map<UUID, Statistics> known = totals.of(ids, currency, clock.instant());
        Statistics none = Statistics.none(currency);
        return clients.stream()
                .collect(Collectors.toUnmodifiableMap(
                        client -> client, client -> known.getOrDefault(client.value(), none)));
    }

    /// One patient's statistics.
    public Statistics of(ClientId client) {
        String currency = clinics.current().currency();
        return totals.of(List.of(client.value()), currency, clock.instant())
                .getOrDefault(client.value(), Statistics.none(currency));
    }
}
