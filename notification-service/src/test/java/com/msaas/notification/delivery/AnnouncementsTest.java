package com.msaas.notification.delivery;

import static com.msaas.notification.delivery.Deliveries.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.NoticeNotSent;
import com.msaas.contracts.NoticeSent;
import com.msaas.contracts.ProviderContact;
import com.msaas.contracts.Topic;
import com.msaas.notification.copies.Patients;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What patients are told at once: that an appointment was made, changed, called off.
@ServiceTest
class AnnouncementsTest {
    private static final Instant NOW = Instant.parse("2027-01-03T08:00:00Z");
    private static final Instant MONDAY_AT_TEN = Instant.parse("2027-01-04T08:00:00Z");
    private static final String BOOKED = "appointment_booked";
    private static final String RESCHEDULED = "appointment_rescheduled";
    private static final String CANCELLED = "appointment_cancelled";

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
    NoticeJobs jobs;

    @Autowired
    Transactions transactions;

    @BeforeEach
    void isTheDayBefore() {
        clock.moveTo(NOW);
    }

    @Test
    void aBookingIsConfirmedInTheClinicsNameOnceHoweverOftenItIsTold() {
        Practice practice = Practice.known(events, clinics.fresh());
        Appointment appointment = practice.appointment(MONDAY_AT_TEN);
        AppointmentBooked booked = appointment.booked(NOW);
        EventEnvelope envelope = practice.tell(booked);
        practice.tellAgain(envelope, booked);
        practice.tell(booked);
        Appointment another = practice.appointment(MONDAY_AT_TEN.plus(Duration.ofHours(1)));
        practice.tell(another.booked(NOW));

        List<Mail> mails = practice.mailbox().await(2);
        JsonNode notice = deliveries(practice).awaitState(appointment, BOOKED, "sent");
        deliveries(practice).awaitState(another, BOOKED, "sent");

        Mail mail = mails.stream()
                .filter(one -> one.id().contains(notice.path("id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(mail.subject()).isEqualTo("Programare înregistrată: luni, 4 ianuarie 2027, ora 10:00");
        assertThat(mail.from()).isEqualTo("\"Clinica Zâmbet\" <no-reply@clinic.local>");
        assertThat(mail.text())
                .contains("Bună ziua, Ștefania!")
                .contains("Programarea dumneavoastră la Clinica Zâmbet a fost înregistrată.")
                .contains("Când: luni, 4 ianuarie 2027, ora 10:00")
                .contains("Serviciu: Consultație")
                .contains("Cu: Dr. Andrei Ionescu");
        assertThat(mail.html()).contains("Ștefania").contains("luni, 4 ianuarie 2027, ora 10:00");
        assertThat(practice.mailbox().mails()).hasSize(2);
        assertThat(deliveries(practice).list("?kind=" + BOOKED)).hasSize(2);
        assertThat(notice.path("attempts").asInt()).isOne();
        assertThat(notice.path("possibly_twice").asInt()).isZero();
        assertThat(notice.path("sent_at").isString()).isTrue();
        assertThat(notice.toString())
                .doesNotContain(practice.mailbox().address())
                .doesNotContain("tefania");
        try (Events.Reader told =
                events.read(Topic.NOTIFICATION_NOTICE, practice.clinic().id())) {
            NoticeSent sent = told
                    .await(all -> all.stream()
                            .anyMatch(one -> one.envelope().subject().equals(Deliveries.id(notice))))
                    .stream()
                    .filter(one -> one.envelope().subject().equals(Deliveries.id(notice)))
                    .findFirst()
                    .orElseThrow()
                    .as(NoticeSent.class);
            assertThat(sent.kind()).isEqualTo(BOOKED);
            assertThat(sent.channel()).isEqualTo("email");
            assertThat(sent.clientId()).isEqualTo(practice.patient());
            assertThat(sent.appointmentId()).isEqualTo(appointment.id());
            assertThat(sent.version()).isOne();
        }
    }

    @Test
    void areInTheClinicsLanguageAndZone() {
        Practice practice = Practice.known(events, clinics.fresh());
        Practice abroad = new Practice(events, clinics.fresh());
        abroad.tellClinic("Europe/London", "en-GB");
        abroad.tellDentist();
        abroad.tellCheckUp();
        abroad.tellPatient();

        abroad.tell(abroad.appointment(MONDAY_AT_TEN).booked(NOW));

        Mail mail = abroad.mailbox().await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Appointment booked: Monday, 4 January 2027, 08:00");
        assertThat(mail.text()).contains("Hello, Ștefania!").contains("With: Dr. Andrei Ionescu");
        assertThat(practice.mailbox().mails()).isEmpty();
    }

    @Test
    void tellWhatBecomesOfIt() {
        Practice practice = Practice.known(events, clinics.fresh());
        Appointment appointment = practice.appointment(MONDAY_AT_TEN);
        practice.tell(appointment.booked(NOW));
        practice.mailbox().await(1);

        practice.tell(appointment.movedTo(MONDAY_AT_TEN.plus(Duration.ofDays(1)), NOW.plusSeconds(60)));
        practice.mailbox().await(2);
        UUID colleague = Ids.next();
        practice.tell(new ProviderContact(colleague, 1, "Dr. Maria Popescu"));
        practice.tell(appointment.givenTo(colleague, NOW.plusSeconds(90)));
        practice.mailbox().await(3);
        practice.tell(appointment.cancelled(NOW.plusSeconds(120)));
        List<Mail> mails = practice.mailbox().await(4);

        assertThat(mails)
                .extracting(Mail::subject)
                .containsExactly(
                        "Programare înregistrată: luni, 4 ianuarie 2027, ora 10:00",
                        "Programare modificată: marți, 5 ianuarie 2027, ora 10:00",
                        "Programare modificată: marți, 5 ianuarie 2027, ora 10:00",
                        "Programare anulată: marți, 5 ianuarie 2027, ora 10:00");
        assertThat(mails.get(1).text()).contains("Cu: Dr. Andrei Ionescu");
        assertThat(mails.get(2).text()).contains("Cu: Dr. Maria Popescu");
    }

    @Test
    void sayNothingOfWhatIsOffBeforeItCouldBeSaid() {
        Practice practice = withoutPatient();
        Appointment appointment = practice.appointment(MONDAY_AT_TEN);
        practice.tell(appointment.booked(NOW));
        practice.tell(appointment.movedTo(MONDAY_AT_TEN.plus(Duration.ofHours(1)), NOW));
        practice.tell(appointment.cancelled(NOW));
        deliveries(practice).awaitWaitingFor(appointment, CANCELLED, "contact");

        practice.tellPatient();

        deliveries(practice).awaitState(appointment, CANCELLED, "sent");
        assertThat(practice.mailbox().mails())
                .extracting(Mail::subject)
                .containsExactly("Programare anulată: luni, 4 ianuarie 2027, ora 11:00");
        assertThat(deliveries(practice).list("?state=dropped"))
                .allMatch(notice -> is(notice, "because", "appointment_changed"))
                .extracting(notice -> notice.path("kind").asString())
                .contains(BOOKED, RESCHEDULED);
        assertThat(notSent(practice, 2)).containsOnly("appointment_changed");
    }

    @Test
    void areJudgedAgainWhenTheyAreSent() {
        Practice practice = Practice.known(events, clinics.fresh());
        Appointment appointment = practice.appointment(MONDAY_AT_TEN);
        practice.tell(appointment.booked(NOW));
        practice.tell(appointment.cancelled(NOW));
        deliveries(practice).awaitState(appointment, CANCELLED, "sent");

        UUID late = plan(practice, appointment, 1, MONDAY_AT_TEN);

        await().untilAsserted(() -> assertThat(state(practice, late)).isEqualTo("dropped"));
        assertThat(practice.mailbox().mails())
                .extracting(Mail::subject)
                .filteredOn(subject -> subject.startsWith("Programare înregistrată"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void areNotMadeOfThePastNorOfOldNews() {
        Practice practice = Practice.known(events, clinics.fresh());
        Appointment past = practice.appointment(NOW.minusSeconds(60));
        practice.tell(past.booked(NOW.minus(Duration.ofHours(3))));
        practice.tell(past.cancelled(NOW));
        Appointment bookedLongAgo = practice.appointment(MONDAY_AT_TEN.plus(Duration.ofDays(7)));
        practice.tell(bookedLongAgo.booked(NOW.minus(Duration.ofDays(20))));
        Appointment last = practice.appointment(MONDAY_AT_TEN);
        practice.tell(last.booked(NOW));

        deliveries(practice).awaitState(last, BOOKED, "sent");

        assertThat(deliveries(practice).of(past)).isEmpty();
        assertThat(deliveries(practice).of(bookedLongAgo))
                .extracting(notice -> notice.path("kind").asString())
                .containsExactlyInAnyOrder("reminder_24h", "reminder_2h");
        assertThat(practice.mailbox().mails()).hasSize(1);
    }

    /// What a mail needs comes on several topics, in any order.
    @Nested
    class Waiting {
        @ParameterizedTest
        @ValueSource(strings = {"clinic", "contact", "service", "provider"})
        void goOnceWhatTheyWaitForIsHere(String last) {
            Practice practice = new Practice(events, clinics.fresh());
            for (String part : List.of("clinic", "contact", "service", "provider")) {
                if (!part.equals(last)) {
                    tell(practice, part);
                }
            }
            Appointment appointment = practice.appointment(MONDAY_AT_TEN);
            practice.tell(appointment.booked(NOW));
            JsonNode waiting = deliveries(practice).awaitWaitingFor(appointment, BOOKED, last);
            assertThat(waiting.path("state").asString()).isEqualTo("waiting");
            assertThat(practice.mailbox().mails()).isEmpty();

            tell(practice, last);

            assertThat(practice.mailbox().await(1).getFirst().text())
                    .contains("Bună ziua, Ștefania!")
                    .contains("la Clinica Zâmbet")
                    .contains("luni, 4 ianuarie 2027, ora 10:00")
                    .contains("Serviciu: Consultație")
                    .contains("Cu: Dr. Andrei Ionescu");
        }

        @Test
        void goOnceTheAppointmentHasComeSoFar() {
            Practice practice = Practice.known(events, clinics.fresh());
            Appointment appointment = practice.appointment(MONDAY_AT_TEN);
            AppointmentBooked first = appointment.booked(NOW);
            UUID ahead = plan(practice, appointment, 2, MONDAY_AT_TEN.plusSeconds(3600));
            await().until(() -> waitingFor(practice, ahead).equals("appointment"));
            practice.tell(first);
            deliveries(practice).awaitOne(appointment, BOOKED, notice -> is(notice, "state", "sent"));
            assertThat(waitingFor(practice, ahead)).isEqualTo("appointment");

            practice.tell(appointment.movedTo(MONDAY_AT_TEN.plusSeconds(3600), NOW));

            await().until(() -> state(practice, ahead).equals("sent"));
        }

        @Test
        void goWithoutNamesThatDoNotCome() {
            Practice practice = new Practice(events, clinics.fresh());
            practice.tellClinic("Europe/Bucharest", "ro-RO");
            practice.tellPatient();
            Appointment appointment = practice.appointment(MONDAY_AT_TEN);
            practice.tell(appointment.booked(NOW));
            deliveries(practice).awaitWaitingFor(appointment, BOOKED, "service");

            clock.advance(Duration.ofMinutes(2));

            assertThat(practice.mailbox().await(1).getFirst().text())
                    .contains("Când: luni, 4 ianuarie 2027, ora 10:00")
                    .doesNotContain("Serviciu:")
                    .doesNotContain("Cu:");
        }

        @Test
        void endWhereThereIsNoAddress() {
            Practice practice = Practice.known(events, clinics.fresh());
            practice.takeBackPatient();
            Appointment appointment = practice.appointment(MONDAY_AT_TEN);
            practice.tell(appointment.booked(NOW));
            deliveries(practice).awaitWaitingFor(appointment, BOOKED, "contact");

            clock.advance(Duration.ofMinutes(11));

            JsonNode dropped = deliveries(practice).awaitState(appointment, BOOKED, "dropped");
            assertThat(dropped.path("because").asString()).isEqualTo("no_address");
            assertThat(dropped.path("waiting_for").isNull()).isTrue();
            assertThat(notSent(practice, 1)).containsExactly("no_address");
            assertThat(practice.mailbox().mails()).isEmpty();
        }

        @Test
        void endAtOnceForAPatientWhoHasNoAddress() {
            Practice practice = Practice.known(events, clinics.fresh());
            practice.tellPatient(2, "no address at all");
            await().until(() -> TenantContext.call(practice.clinic().id(), () -> patients.find(practice.patient()))
                    .filter(patient -> patient.address().isEmpty())
                    .isPresent());
            Appointment appointment = practice.appointment(MONDAY_AT_TEN);
            practice.tell(appointment.booked(NOW));

            JsonNode dropped = deliveries(practice).awaitState(appointment, BOOKED, "dropped");

            assertThat(dropped.path("because").asString()).isEqualTo("no_address");
        }
    }

    private Practice withoutPatient() {
        Practice practice = new Practice(events, clinics.fresh());
        practice.tellClinic("Europe/Bucharest", "ro-RO");
        practice.tellDentist();
        practice.tellCheckUp();
        return practice;
    }

    private static void tell(Practice practice, String part) {
        switch (part) {
            case "clinic" -> practice.tellClinic("Europe/Bucharest", "ro-RO");
            case "contact" -> practice.tellPatient();
            case "service" -> practice.tellCheckUp();
            default -> practice.tellDentist();
        }
    }

    /// A confirmation as it would be planned after that version of the appointment.
    private UUID plan(Practice practice, Appointment appointment, long version, Instant start) {
        AppointmentBooked told = practice.appointment(start).booked(NOW);
        Notice notice = Notice.planned(
                new NoticeId(Ids.next()),
                new PlannedNotice(
                        new NoticeKind("appointment_extra"),
                        practice.patient(),
                        appointment.id(),
                        version,
                        told.providerId(),
                        start,
                        clock.instant(),
                        start),
                clock.instant());
        TenantContext.run(
                practice.clinic().id(),
                () -> transactions.inOne(() -> {
                    notices.add(notice);
                    jobs.schedule(notice);
                }));
        return notice.id().value();
    }

    private String state(Practice practice, UUID notice) {
        return field(practice, notice, "state");
    }

    private String waitingFor(Practice practice, UUID notice) {
        return field(practice, notice, "waiting_for");
    }

    private String field(Practice practice, UUID notice, String field) {
        return api.as(practice.clinic().owner())
                .get(Deliveries.PATH + "/" + notice)
                .expect(200)
                .data()
                .path(field)
                .asString("");
    }

    private List<String> notSent(Practice practice, int atLeast) {
        try (Events.Reader told =
                events.read(Topic.NOTIFICATION_NOTICE, practice.clinic().id())) {
            return told
                    .await(all -> all.stream()
                                    .filter(one -> one.type().endsWith(".not_sent.v1"))
                                    .count()
                            >= atLeast)
                    .stream()
                    .filter(one -> one.type().endsWith(".not_sent.v1"))
                    .map(one -> one.as(NoticeNotSent.class).because())
                    .toList();
        }
    }

    private Deliveries deliveries(Practice practice) {
        return new Deliveries(api, practice.clinic());
    }
}
