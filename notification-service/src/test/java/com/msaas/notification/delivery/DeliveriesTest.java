package com.msaas.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.NoticeFact;
import com.msaas.contracts.NoticeNotSent;
import com.msaas.contracts.NoticeSent;
import com.msaas.contracts.Topic;
import com.msaas.notification.copies.Patients;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The list of notices, and what a clinic can do about those that failed.
@ServiceTest
class DeliveriesTest {
    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2027-03-02T08:00:00Z");
    private static final String BOOKED = "appointment_booked";

    /// Looks like an address, and no mail server may be asked to send to it.
    private static final String NOT_ALLOWED = "ana..pop@pacient.test";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Patients patients;

    @Autowired
    Notices notices;

    @Autowired
    MeterRegistry metrics;

    private Practice practice;

    @BeforeEach
    void opensThePractice() {
        clock.moveTo(NOW);
        practice = Practice.known(events, clinics.fresh());
    }

    @Test
    void areFoundByWhatIsKnownOfThem() {
        Appointment appointment = practice.appointment(TOMORROW.plus(Duration.ofDays(3)));
        practice.tell(appointment.booked(NOW));
        deliveries().awaitState(appointment, BOOKED, "sent");

        assertThat(deliveries().list("")).hasSize(3);
        assertThat(deliveries().list("?state=sent")).hasSize(1);
        assertThat(deliveries().list("?state=waiting")).hasSize(2);
        assertThat(deliveries().list("?state=waiting&kind=reminder_2h")).hasSize(1);
        assertThat(deliveries().list("?client_id=" + practice.patient())).hasSize(3);
        assertThat(deliveries().list("?client_id=" + UUID.randomUUID())).isEmpty();
        assertThat(deliveries().list("?limit=2&page=2")).hasSize(1);
        reading("?state=lost&kind=KIND&client_id=1").expect(400, "VALIDATION_FAILED");
        reading("/" + UUID.randomUUID()).expect(404, "NOT_FOUND");
    }

    @Test
    void areSentAgainOnceAPersonHasSeenToTheAddress() {
        double refusedBefore = counted("refused");
        Appointment appointment = failed();
        JsonNode failed = deliveries().one(appointment, BOOKED);
        String path = Deliveries.PATH + "/" + failed.path("id").asString() + "/send-again";
        assertThat(failed.path("provider_answer").asString()).isEqualTo("AddressException");
        assertThat(failed.path("attempts").asInt()).isOne();
        assertThat(failed.path("perhaps_sent").asBoolean()).isFalse();
        assertThat(counted("refused")).isEqualTo(refusedBefore + 1);
        practice.tellPatient(3, practice.mailbox().address());
        awaitAddress(practice.mailbox().address());

        ApiClient once = api.as(practice.clinic().staff()).once();
        Answer again = once.send("POST", path, null).expect(200);
        Answer repeated = once.send("POST", path, null).expect(200);

        assertThat(repeated.data()).isEqualTo(again.data());
        JsonNode sent = deliveries().awaitState(appointment, BOOKED, "sent");
        assertThat(sent.path("because").isNull()).isTrue();
        assertThat(sent.path("possibly_twice").asInt()).isZero();
        assertThat(practice.mailbox().mails()).hasSize(1);
        api.as(practice.clinic().staff()).send("POST", path, null).expect(409, "NOTICE_NOT_FAILED");
        api.as(practice.clinic().viewer()).send("POST", path, null).expect(403, "FORBIDDEN");
        List<NoticeFact> told = told(Topic.NOTIFICATION_NOTICE, 2).stream()
                .<NoticeFact>map(one ->
                        one.type().endsWith(".not_sent.v1") ? one.as(NoticeNotSent.class) : one.as(NoticeSent.class))
                .toList();
        assertThat(told).extracting(NoticeFact::version).containsExactly(1L, 2L);
        assertThat(told.getFirst())
                .isInstanceOfSatisfying(
                        NoticeNotSent.class,
                        notSent -> assertThat(notSent.because()).isEqualTo("refused"));
        AuditRecorded audited = told(Topic.PLATFORM_AUDIT, 1).getFirst().as(AuditRecorded.class);
        assertThat(audited.action()).isEqualTo("notice.sent_again");
        assertThat(audited.userId()).isEqualTo(practice.clinic().staff().id());
    }

    @Test
    void failAgainAsOftenAsTheyAreRefused() {
        Appointment appointment = failed();
        String path = Deliveries.PATH + "/"
                + deliveries().one(appointment, BOOKED).path("id").asString() + "/send-again";

        for (int round = 2; round <= 3; round++) {
            int attempts = round;
            api.as(practice.clinic().owner()).send("POST", path, null).expect(200);
            deliveries()
                    .awaitOne(
                            appointment,
                            BOOKED,
                            notice -> Deliveries.is(notice, "state", "failed")
                                    && notice.path("attempts").asInt() == attempts);
        }
    }

    @Test
    void goSoManyAMinuteAndTheRestInTheNext() {
        int mails = 70;
        int places = 60;
        Instant inFourDays = TOMORROW.plus(Duration.ofDays(3));
        Instant minute = NOW.plus(Duration.ofMinutes(5));
        clock.moveTo(minute);
        for (int number = 0; number < mails; number++) {
            practice.tell(practice.appointment(inFourDays.plus(Duration.ofMinutes(number)))
                    .booked(NOW));
        }
        Instant nextMinute = minute.plus(Duration.ofMinutes(1));
        await().until(() -> putOffUntil(nextMinute) == mails - places);
        Practice small = Practice.known(events, clinics.fresh());
        Appointment single = small.appointment(inFourDays);
        small.tell(single.booked(NOW));

        new Deliveries(api, small.clinic()).awaitState(single, BOOKED, "sent");
        await().until(() -> deliveries().count("state=sent&kind=" + BOOKED) == places);
        assertThat(clock.instant()).as("all of it within a minute").isBefore(nextMinute);
        assertThat(practice.mailbox().mails()).hasSize(places);
        assertThat(deliveries().list("?state=waiting&kind=" + BOOKED))
                .hasSize(mails - places)
                .anyMatch(notice -> Deliveries.is(notice, "waiting_for", "turn"));

        clock.moveTo(nextMinute.plusSeconds(30));

        await().until(() -> deliveries().count("state=sent&kind=" + BOOKED) == mails);
        assertThat(practice.mailbox().mails()).hasSize(mails);
    }

    static Stream<Arguments> lists() {
        Optional<NoticeState> state = Optional.of(NoticeState.FAILED);
        Optional<NoticeKind> kind = Optional.of(NoticeKind.BOOKED);
        Optional<UUID> id = Optional.of(UUID.randomUUID());
        return Stream.of(
                Arguments.of(
                        new DeliveryFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                Arguments.of(new DeliveryFilter(state, Optional.empty(), Optional.empty(), Optional.empty())),
                Arguments.of(new DeliveryFilter(Optional.empty(), kind, Optional.empty(), Optional.empty())),
                Arguments.of(new DeliveryFilter(Optional.empty(), Optional.empty(), id, Optional.empty())),
                Arguments.of(new DeliveryFilter(Optional.empty(), Optional.empty(), Optional.empty(), id)),
                Arguments.of(new DeliveryFilter(state, kind, id, id)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void comeOutOfAnIndexInTheirOrder(DeliveryFilter filter) {
        String plan = TenantContext.call(
                        practice.clinic().id(), () -> notices.query(filter).explain())
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();

        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
    }

    /// An appointment whose confirmation the mail server does not take.
    private Appointment failed() {
        practice.tellPatient(2, NOT_ALLOWED);
        awaitAddress(NOT_ALLOWED);
        Appointment appointment = practice.appointment(TOMORROW);
        practice.tell(appointment.booked(NOW));
        deliveries().awaitState(appointment, BOOKED, "failed");
        return appointment;
    }

    private void awaitAddress(String address) {
        await().until(() -> TenantContext.call(practice.clinic().id(), () -> patients.find(practice.patient()))
                .filter(patient -> patient.emails().contains(address))
                .isPresent());
    }

    private List<Told> told(Topic topic, int atLeast) {
        try (Events.Reader reader = events.read(topic, practice.clinic().id())) {
            return reader.await(atLeast);
        }
    }

    private double counted(String outcome) {
        return metrics.counter("clinic.notices", "kind", BOOKED, "outcome", outcome)
                .count();
    }

    private long putOffUntil(Instant moment) {
        return deliveries().list("?limit=100&state=waiting&kind=" + BOOKED).stream()
                .filter(notice -> notice.path("next_try_at").isString())
                .filter(notice ->
                        !Instant.parse(notice.path("next_try_at").asString()).isBefore(moment))
                .count();
    }

    private Answer reading(String path) {
        return api.as(practice.clinic().staff()).get(Deliveries.PATH + path);
    }

    private Deliveries deliveries() {
        return new Deliveries(api, practice.clinic());
    }
}
