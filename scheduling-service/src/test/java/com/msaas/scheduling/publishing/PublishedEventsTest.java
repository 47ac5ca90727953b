package com.msaas.scheduling.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.AppointmentCancelled;
import com.msaas.contracts.AppointmentFact;
import com.msaas.contracts.AppointmentRescheduled;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.ContractSchemas;
import com.msaas.contracts.Contracts;
import com.msaas.scheduling.appointment.AppointmentEvent;
import com.msaas.scheduling.appointment.AppointmentEvent.Booked;
import com.msaas.scheduling.appointment.AppointmentEvent.Cancelled;
import com.msaas.scheduling.appointment.AppointmentEvent.CheckedIn;
import com.msaas.scheduling.appointment.AppointmentEvent.Completed;
import com.msaas.scheduling.appointment.AppointmentEvent.Confirmed;
import com.msaas.scheduling.appointment.AppointmentEvent.Deleted;
import com.msaas.scheduling.appointment.AppointmentEvent.MarkedNoShow;
import com.msaas.scheduling.appointment.AppointmentEvent.NotesTaken;
import com.msaas.scheduling.appointment.AppointmentEvent.Rescheduled;
import com.msaas.scheduling.appointment.AppointmentEvent.Restored;
import com.msaas.scheduling.appointment.AppointmentEvent.Started;
import com.msaas.scheduling.appointment.AppointmentFacts;
import com.msaas.scheduling.appointment.AppointmentId;
import com.msaas.scheduling.appointment.AppointmentStatus;
import com.msaas.scheduling.appointment.Cancellation;
import com.msaas.scheduling.appointment.Cancellation.CancelledBy;
import com.msaas.scheduling.appointment.Overbooking;
import com.msaas.scheduling.appointment.Placement;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.time.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedEventsTest {
    private static final Instant NOW = Instant.parse("2027-01-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2027-01-04T10:00:00Z");
    private static final String SECRET = "afraid of needles";

    private static Placement at(Instant start) {
        return new Placement(
                new ProviderId(UUID.randomUUID()),
                null,
                TimeRange.of(start, Duration.ofMinutes(30)),
                Duration.ZERO,
                Duration.ZERO,
                new LocationId(UUID.randomUUID()));
    }

    private static AppointmentFacts facts(AppointmentStatus status) {
        return new AppointmentFacts(
                new AppointmentId(UUID.randomUUID()),
                3,
                new ClientId(UUID.randomUUID()),
                new OfferingId(UUID.randomUUID()),
                at(TEN),
                Money.of("250", "RON"),
                status);
    }

    static Stream<AppointmentEvent> told() {
        AppointmentStatus from = AppointmentStatus.SCHEDULED;
        Cancellation cancellation = new Cancellation(SECRET, CancelledBy.STAFF, UUID.randomUUID(), NOW);
        return Stream.of(
                new Booked(facts(AppointmentStatus.SCHEDULED), new Overbooking(SECRET, UUID.randomUUID()), SECRET, NOW),
                new Rescheduled(facts(AppointmentStatus.CONFIRMED), at(TEN.minusSeconds(3600)), NOW),
                new Confirmed(facts(AppointmentStatus.CONFIRMED), from, NOW),
                new CheckedIn(facts(AppointmentStatus.CHECKED_IN), from, NOW),
                new Started(facts(AppointmentStatus.IN_PROGRESS), from, NOW),
                new Completed(facts(AppointmentStatus.COMPLETED), from, NOW),
                new Cancelled(facts(AppointmentStatus.CANCELLED), from, cancellation, NOW),
                new MarkedNoShow(facts(AppointmentStatus.NO_SHOW), from, NOW),
                new Deleted(facts(AppointmentStatus.SCHEDULED), NOW),
                new Restored(facts(AppointmentStatus.CONFIRMED), NOW.minusSeconds(60), NOW));
    }

    @ParameterizedTest
    @MethodSource("told")
    void keepToTheirContractAndTellNoSecret(AppointmentEvent event) {
        AppointmentFact fact = PublishedEvents.published(event).orElseThrow();

        byte[] json = ContractJson.toBytes(fact);
        assertThat(ContractSchemas.validate(Contracts.of(fact).type(), json)).isEmpty();
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain(SECRET);
        assertThat(fact.appointmentId()).isEqualTo(event.facts().id().value());
        assertThat(fact.version()).isEqualTo(3);
        assertThat(fact.at()).isEqualTo(NOW);
    }

    @Test
    void tellWhereAVisitWasBefore() {
        Placement before = at(TEN.minusSeconds(3600));

        AppointmentRescheduled moved = (AppointmentRescheduled)
                PublishedEvents.published(new Rescheduled(facts(AppointmentStatus.CONFIRMED), before, NOW))
                        .orElseThrow();

        assertThat(moved.previousStartTime()).isEqualTo(before.visit().start());
        assertThat(moved.previousProviderId()).isEqualTo(before.provider().value());
    }

    @Test
    void tellThatAVisitAheadIsOffWhenItIsDeletedAndOnWhenItIsRestored() {
        AppointmentFacts confirmed = facts(AppointmentStatus.CONFIRMED);

        assertThat(PublishedEvents.published(new Deleted(confirmed, NOW)))
                .get()
                .isInstanceOf(AppointmentCancelled.class);
        assertThat(PublishedEvents.published(new Restored(confirmed, NOW, NOW)))
                .get()
                .isInstanceOf(AppointmentBooked.class)
                .extracting(AppointmentFact::status)
                .isEqualTo(com.msaas.contracts.AppointmentStatus.CONFIRMED);
    }

    @Test
    void keepToThemselvesWhatConcernsNobodyElse() {
        AppointmentFacts completed = facts(AppointmentStatus.COMPLETED);

        assertThat(PublishedEvents.published(new NotesTaken(completed, null, SECRET, NOW)))
                .isEmpty();
        assertThat(PublishedEvents.published(new Deleted(completed, NOW))).isEmpty();
        assertThat(PublishedEvents.published(new Restored(completed, NOW, NOW))).isEmpty();
    }
}
