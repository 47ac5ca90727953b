package com.msaas.notification.delivery;

import static com.msaas.notification.delivery.Deliveries.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.notification.copies.Patients;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox.Mail;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What patients are told some time before their appointment.
@ServiceTest
class RemindersTest {
    private static final Instant NOW = Instant.parse("2027-02-01T08:00:00Z");
    private static final Instant THURSDAY_AT_TEN = Instant.parse("2027-02-04T08:00:00Z");
    private static final String DAY_BEFORE = "reminder_24h";
    private static final String HOURS_BEFORE = "reminder_2h";

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

    private Practice practice;

    @BeforeEach
    void opensThePractice() {
        clock.moveTo(NOW);
        practice = Practice.known(events, clinics.fresh());
    }

    @Test
    void comeADayAndTwoHoursBefore() {
        Appointment appointment = booked(THURSDAY_AT_TEN);
        JsonNode ahead = deliveries().awaitState(appointment, DAY_BEFORE, "waiting");
        assertThat(ahead.path("due_at").asString()).isEqualTo("2027-02-03T08:00:00Z");
        assertThat(ahead.path("next_try_at").asString()).isEqualTo("2027-02-03T08:00:00Z");
        assertThat(ahead.path("waiting_for").isNull()).isTrue();

        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(24)).minusSeconds(5));
        assertThat(reminders()).isEmpty();
        clock.advance(Duration.ofSeconds(6));
        awaitReminders(1);
        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(2)).plusSeconds(1));
        awaitReminders(2);
        clock.moveTo(THURSDAY_AT_TEN.plusSeconds(1));

        deliveries().awaitState(appointment, HOURS_BEFORE, "sent");
        assertThat(reminders())
                .hasSize(2)
                .allMatch(mail -> mail.subject().equals("Vă reamintim programarea: joi, 4 februarie 2027, ora 10:00"));
    }

    @Test
    void followTheAppointmentThereAndBack() {
        Appointment appointment = booked(THURSDAY_AT_TEN);
        Instant friday = THURSDAY_AT_TEN.plus(Duration.ofDays(1));
        practice.tell(appointment.movedTo(friday, NOW.plusSeconds(60)));
        await().until(() -> countOf(appointment, DAY_BEFORE) == 2);
        practice.tell(appointment.movedTo(THURSDAY_AT_TEN, NOW.plusSeconds(120)));
        await().until(() -> countOf(appointment, DAY_BEFORE) == 3);

        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(24)).plusSeconds(1));
        awaitReminders(1);
        clock.moveTo(friday.minus(Duration.ofHours(24)).plusSeconds(1));

        await().until(() -> deliveries().of(appointment).stream().noneMatch(one -> is(one, "state", "waiting")));
        assertThat(reminders()).hasSize(1);
        assertThat(deliveries().list("?state=dropped&kind=" + DAY_BEFORE + "&appointment_id=" + appointment.id()))
                .hasSize(2)
                .allMatch(notice -> is(notice, "because", "appointment_changed"));
    }

    @Test
    void areNotForWhatIsOffOrMissed() {
        Appointment off = booked(THURSDAY_AT_TEN);
        Appointment missed = booked(THURSDAY_AT_TEN.plusSeconds(1800));
        deliveries().awaitState(off, HOURS_BEFORE, "waiting");
        deliveries().awaitState(missed, HOURS_BEFORE, "waiting");

        practice.tell(off.cancelled(NOW.plusSeconds(60)));
        practice.tell(missed.missed(NOW.plusSeconds(60)));

        for (String kind : List.of(DAY_BEFORE, HOURS_BEFORE)) {
            assertThat(deliveries()
                            .awaitState(off, kind, "dropped")
                            .path("because")
                            .asString())
                    .isEqualTo("appointment_changed");
            deliveries().awaitState(missed, kind, "dropped");
        }
        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(reminders()).isEmpty();
    }

    @Test
    void stayWhenOnlyTheDentistChanges() {
        Appointment appointment = booked(THURSDAY_AT_TEN);
        JsonNode before = deliveries().awaitState(appointment, DAY_BEFORE, "waiting");

        practice.tell(appointment.givenTo(UUID.randomUUID(), NOW.plusSeconds(60)));

        deliveries().awaitOne(appointment, "appointment_rescheduled", notice -> true);
        assertThat(deliveries().one(appointment, DAY_BEFORE).path("id")).isEqualTo(before.path("id"));
    }

    @Test
    void areNotMadeWhenTheirTimeHasPassedBefore() {
        Appointment inAnHour = booked(NOW.plus(Duration.ofHours(1)));
        Appointment today = booked(NOW.plus(Duration.ofHours(5)));
        deliveries().awaitState(today, "appointment_booked", "sent");

        assertThat(deliveries().of(inAnHour)).hasSize(1);
        assertThat(deliveries().of(today))
                .extracting(notice -> notice.path("kind").asString())
                .containsExactlyInAnyOrder("appointment_booked", HOURS_BEFORE);
    }

    @Test
    void areNoBurstAfterADayInWhichNothingWasSent() {
        Appointment soon = booked(THURSDAY_AT_TEN);
        Appointment evening = booked(THURSDAY_AT_TEN.plus(Duration.ofHours(8)));
        Appointment past = booked(THURSDAY_AT_TEN.minus(Duration.ofHours(4)));
        for (Appointment appointment : List.of(soon, evening, past)) {
            deliveries().awaitState(appointment, HOURS_BEFORE, "waiting");
            deliveries().awaitState(appointment, "appointment_booked", "sent");
        }

        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(1)));

        deliveries().awaitState(evening, DAY_BEFORE, "sent");
        deliveries().awaitState(soon, HOURS_BEFORE, "sent");
        for (JsonNode late : List.of(
                deliveries().awaitState(soon, DAY_BEFORE, "dropped"),
                deliveries().awaitState(past, DAY_BEFORE, "dropped"),
                deliveries().awaitState(past, HOURS_BEFORE, "dropped"))) {
            assertThat(late.path("because").asString()).isEqualTo("too_late");
        }
        assertThat(deliveries().one(evening, HOURS_BEFORE).path("state").asString())
                .isEqualTo("waiting");
        assertThat(reminders()).hasSize(2);
    }

    @Test
    void endWhenThePatientsContactIsTakenBack() {
        Appointment appointment = booked(THURSDAY_AT_TEN);
        deliveries().awaitState(appointment, DAY_BEFORE, "waiting");
        deliveries().awaitState(appointment, "appointment_booked", "sent");
        practice.takeBackPatient();
        await().until(() -> TenantContext.call(practice.clinic().id(), () -> patients.find(practice.patient()))
                .isEmpty());

        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(deliveries()
                        .awaitState(appointment, DAY_BEFORE, "dropped")
                        .path("because")
                        .asString())
                .isEqualTo("no_address");
        assertThat(reminders()).isEmpty();
    }

    @Test
    void areSentAgainAndCountedAfterAnAttemptThatNeverEnded() {
        Appointment appointment = booked(THURSDAY_AT_TEN);
        JsonNode waiting = deliveries().awaitState(appointment, DAY_BEFORE, "waiting");
        NoticeId id = new NoticeId(Deliveries.id(waiting));
        Optional<Notice> begun = TenantContext.call(
                practice.clinic().id(), () -> notices.find(id).flatMap(notices::begin));
        assertThat(begun).isPresent();
        assertThat(deliveries().one(appointment, DAY_BEFORE).path("state").asString())
                .isEqualTo("sending");

        clock.moveTo(THURSDAY_AT_TEN.minus(Duration.ofHours(24)).plusSeconds(1));

        JsonNode sent = deliveries().awaitState(appointment, DAY_BEFORE, "sent");
        assertThat(sent.path("attempts").asInt()).isEqualTo(2);
        assertThat(sent.path("possibly_twice").asInt()).isOne();
        assertThat(awaitReminders(1))
                .singleElement()
                .satisfies(mail -> assertThat(mail.id()).contains(id.value().toString()));
    }

    private Appointment booked(Instant start) {
        Appointment appointment = practice.appointment(start);
        practice.tell(appointment.booked(NOW));
        return appointment;
    }

    private long countOf(Appointment appointment, String kind) {
        return deliveries().count("kind=" + kind + "&appointment_id=" + appointment.id());
    }

    private List<Mail> awaitReminders(int atLeast) {
        return await().until(this::reminders, mails -> mails.size() >= atLeast);
    }

    private List<Mail> reminders() {
        return practice.mailbox().mails().stream()
                .filter(mail -> mail.subject().startsWith("Vă reamintim"))
                .toList();
    }

    private Deliveries deliveries() {
        return new Deliveries(api, practice.clinic());
    }
}
