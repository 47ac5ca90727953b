package com.msaas.analytics.counts;

import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Counts the appointments and the new patients.
///
/// Each appointment is kept as it stood last, so that an event takes back what the appointment counted for
/// before it adds what it counts for now; one that is older than what is known changes nothing. Every event
/// tells all there is to know, so an appointment counts from whichever is heard first.
///
/// **Why these buckets.** A clinic's days depend on its zone, which may change and may be heard of late, so
/// nothing can be counted by them. What is counted is kept by the day of UTC, for the clinic, for each
/// provider and for each service, and for the clinic by the quarter of an hour too. A reader takes the days
/// of UTC and puts right what lies between UTC's midnight and the clinic's: for the clinic's days by the
/// quarters of those hours, for providers and services, where only both ends of the time asked for matter,
/// by the appointments of those hours. So another zone is another way of reading, and nothing has to be
/// counted again. For providers and services months are added up as well: a year is then read from twelve
/// documents of each and the days of one month, or two.
///
/// Quarters for each provider and service would have been simpler to read, but hardly two appointments of a
/// provider begin in one quarter: there would be as many documents as appointments, 100,000 in a busy year of
/// ten providers and twenty services. As it is there are 365 days of the clinic, 3,650 of providers, 7,300 of
/// services, 360 months and some 10,000 quarters.
@Component
class DayCounts implements Projection {
    static final String NAME = "day-counts";

    private final Standings standings;
    private final Buckets buckets;
    private final NewClients newClients;

    DayCounts(Standings standings, Buckets buckets, NewClients newClients) {
        this.standings = standings;
        this.buckets = buckets;
        this.newClients = newClients;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(AppointmentFact.class, this::take);
        on.on(ClientAdded.class, this::take);
    }

    void take(ClientAdded added) {
        newClients.add(added.clientId(), added.createdAt());
    }

    void take(AppointmentFact fact) {
        Standing told = Standing.after(fact);
        Changes changes = new Changes();
        changes.heard(told);
        Optional<Standing> before = standings.find(told.appointment());
        if (before.isEmpty() || before.get().version() < told.version()) {
            before.ifPresent(changes::takeBack);
            standings.keep(told);
            changes.add(told);
            Stream.concat(before.stream(), Stream.of(told))
                    .filter(Standing::isCompleted)
                    .map(Standing::client)
                    .distinct()
                    .forEach(client -> findFirstVisit(client, changes));
        }
        changes.forEach(buckets::apply);
    }

    /// Which visit is a patient's first may change with each that was completed, or is not any more. The one
    /// that was the first until now is the first still or comes after the one that was just told.
    private void findFirstVisit(UUID client, Changes changes) {
        List<Standing> earliest = standings.earliestCompleted(client);
        for (int place = 0; place < earliest.size(); place++) {
            Standing visit = earliest.get(place);
            boolean first = place == 0;
            if (visit.firstVisit() != first) {
                mark(visit, first, changes);
            }
        }
    }

    private void mark(Standing standing, boolean first, Changes changes) {
        Standing marked = standing.asFirstVisit(first);
        changes.takeBack(standing);
        standings.keep(marked);
        changes.add(marked);
    }
}
