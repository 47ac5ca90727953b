package com.msaas.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.msaas.notification.delivery.Deliveries.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.msaas.contracts.NoticeNotSent;
import com.msaas.contracts.Topic;
import com.msaas.notification.ScriptedMailServer;
import com.msaas.notification.ScriptedMailServer.Fate;
import com.msaas.notification.ScriptedMailServer.Taken;
import com.msaas.notification.SecondInstance;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/// What becomes of notices when the mail server is down, refuses, or falls silent, and when an instance dies.
@ServiceTest(
        properties = {
            "spring.application.name=notification-fault",
            "clinic.mail.port=${clinic.test.mail-port}",
            "clinic.jobs.lease=3s",
            "clinic.jobs.tries=20",
            "clinic.jobs.first-pause=1s",
            "clinic.jobs.longest-pause=4s",
            "clinic.notifications.mails-per-minute=1000"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MailServerFaultTest {
    private static final String BOOKED = "appointment_booked";
    private static final int AT_ONCE = 8;
    private static final int OFF = 4;
    private static final String DAY_BEFORE = "reminder_24h";
    private static final ScriptedMailServer MAIL_SERVER = ScriptedMailServer.open();

    static {
        System.setProperty("clinic.test.mail-port", String.valueOf(MAIL_SERVER.port()));
    }

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Environment environment;

    @BeforeEach
    void behaves() {
        MAIL_SERVER.does(recipient -> Fate.TAKEN);
    }

    @Test
    void whatIsRefusedForNowIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        Practice practice = Practice.known(events, clinics.fresh());
        to(practice, () -> tries.incrementAndGet() > 2 ? Fate.TAKEN : Fate.REFUSED_FOR_NOW);
        Appointment appointment = booked(practice);

        JsonNode refused =
                deliveries(practice).awaitOne(appointment, BOOKED, notice -> is(notice, "waiting_for", "mail_server"));
        clock.advance(Duration.ofSeconds(4));
        JsonNode sent = deliveries(practice).awaitState(appointment, BOOKED, "sent");

        assertThat(refused.path("provider_answer").asString()).isEqualTo("451");
        assertThat(refused.path("state").asString()).isEqualTo("waiting");
        assertThat(sent.path("attempts").asInt()).isEqualTo(3);
        assertThat(sent.path("possibly_twice").asInt()).isZero();
        assertThat(MAIL_SERVER.takenFor(practice.mailbox().address())).hasSize(1);
    }

    @Test
    void whatIsRefusedTooOftenHasFailedUntilAPersonSendsItAgain() {
        Practice practice = Practice.known(events, clinics.fresh());
        to(practice, () -> Fate.REFUSED_FOR_NOW);
        Appointment appointment = booked(practice);

        JsonNode failed = await().until(
                        () -> {
                            clock.advance(Duration.ofSeconds(4));
                            return deliveries(practice).list("?kind=" + BOOKED);
                        },
                        found -> found.size() == 1 && is(found.getFirst(), "state", "failed"))
                .getFirst();

        assertThat(failed.path("attempts").asInt()).isEqualTo(20);
        assertThat(failed.path("provider_answer").asString()).isEqualTo("451");
        assertThat(failed.path("because").asString()).isEqualTo("refused");
        assertThat(failed.path("perhaps_sent").asBoolean()).isFalse();
        assertThat(notSent(practice, failed).because()).isEqualTo("refused");

        to(practice, () -> Fate.TAKEN);
        api.as(practice.clinic().staff())
                .send("POST", Deliveries.PATH + "/" + failed.path("id").asString() + "/send-again", null)
                .expect(200);

        deliveries(practice).awaitState(appointment, BOOKED, "sent");
        assertThat(MAIL_SERVER.takenFor(practice.mailbox().address())).hasSize(1);
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() {
        Practice practice = Practice.known(events, clinics.fresh());
        to(practice, () -> Fate.REFUSED_FOR_GOOD);
        Appointment appointment = booked(practice);

        JsonNode failed = deliveries(practice).awaitState(appointment, BOOKED, "failed");

        assertThat(failed.path("attempts").asInt()).isOne();
        assertThat(failed.path("provider_answer").asString()).isEqualTo("550");
        assertThat(failed.path("next_try_at").isNull()).isTrue();
        assertThat(notSent(practice, failed).because()).isEqualTo("refused");
    }

    @Test
    void aMailThatTheServerTookInSilenceGoesAgainUnderItsIdAndIsCounted() {
        AtomicInteger tries = new AtomicInteger();
        Practice practice = Practice.known(events, clinics.fresh());
        to(practice, () -> tries.incrementAndGet() > 1 ? Fate.TAKEN : Fate.TAKEN_IN_SILENCE);
        Appointment appointment = booked(practice);

        JsonNode sent = deliveries(practice).awaitState(appointment, BOOKED, "sent");

        assertThat(sent.path("possibly_twice").asInt()).isOne();
        assertThat(MAIL_SERVER.takenFor(practice.mailbox().address()))
                .hasSize(2)
                .extracting(Taken::messageId)
                .containsOnly(messageId(sent));
    }

    /// The last one: for some seconds the broker keeps the partitions of the killed one for it.
    @Test
    @Order(Integer.MAX_VALUE)
    void everyReminderArrivesOnceOrIsCountedThoughTheServerWasDownAndAnInstanceWasKilled() throws Exception {
        int remaining = 40;
        List<Practice> practices = Stream.generate(() -> Practice.known(events, clinics.fresh()))
                .limit(5)
                .toList();
        Set<String> patients =
                practices.stream().map(practice -> practice.mailbox().address()).collect(Collectors.toSet());
        AtomicInteger mails = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        CompletableFuture<Void> killed = new CompletableFuture<>();
        try (SecondInstance second = SecondInstance.beside(environment)) {
            await().until(second::isUp);
            MAIL_SERVER.shut();
            practices.forEach(practice -> bookMany(practice, remaining));
            await("all tried, and what is off taken back, while the server is down")
                    .until(() -> practices.stream()
                            .allMatch(practice -> dropped(practice) == OFF && tried(practice) == remaining));

            MAIL_SERVER.does(recipient -> {
                if (!patients.contains(recipient)) {
                    return Fate.TAKEN;
                }
                int number = mails.incrementAndGet();
                if (number > 20 && !killed.isDone()) {
                    held.incrementAndGet();
                    killed.join();
                }
                return number % 25 == 0 ? Fate.TAKEN_IN_SILENCE : Fate.TAKEN;
            });
            MAIL_SERVER.openAgain();
            await("mails of both instances that wait for an answer").until(() -> held.get() > AT_ONCE);
            second.kill();
            killed.complete(null);
            assertThat(jobs().countDocuments(heldBySecond()))
                    .as("jobs that the killed one was at")
                    .isPositive();
        }

        await().until(() -> practices.stream()
                .allMatch(practice -> deliveries(practice).count("state=sent&kind=" + DAY_BEFORE) == remaining));
        List<JsonNode> sent = all(practices, "?limit=100&state=sent&kind=" + DAY_BEFORE);
        Set<String> dropped = all(practices, "?limit=100&state=dropped&kind=" + DAY_BEFORE).stream()
                .map(MailServerFaultTest::messageId)
                .collect(Collectors.toSet());
        Map<String, Long> arrived = MAIL_SERVER.taken().stream()
                .filter(mail -> patients.contains(mail.to()))
                .collect(Collectors.groupingBy(Taken::messageId, Collectors.counting()));
        assertThat(sent).hasSize(practices.size() * remaining);
        for (JsonNode notice : sent) {
            assertThat(arrived.getOrDefault(messageId(notice), 0L))
                    .as("%s", notice)
                    .isBetween(1L, 1L + notice.path("possibly_twice").asLong());
        }
        assertThat(arrived.values())
                .as("mails that the killed one had handed over, or after which the server was silent")
                .anyMatch(times -> times > 1);
        assertThat(dropped)
                .hasSizeGreaterThanOrEqualTo(practices.size() * OFF)
                .doesNotContainAnyElementsOf(arrived.keySet());
    }

    /// So many that remain, two that move to another day and two that are called off. The time of their
    /// reminders has come already.
    private void bookMany(Practice practice, int remaining) {
        Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofHours(20));
        Instant longAgo = clock.instant().minus(Duration.ofDays(2));
        for (int number = 0; number < remaining; number++) {
            practice.tell(practice.appointment(start).booked(longAgo));
        }
        for (int number = 0; number < OFF / 2; number++) {
            Appointment moved = practice.appointment(start);
            practice.tell(moved.booked(longAgo));
            practice.tell(moved.movedTo(start.plus(Duration.ofDays(1)), longAgo.plusSeconds(60)));
            Appointment off = practice.appointment(start);
            practice.tell(off.booked(longAgo));
            practice.tell(off.cancelled(longAgo.plusSeconds(60)));
        }
    }

    private long dropped(Practice practice) {
        return deliveries(practice).count("state=dropped&kind=" + DAY_BEFORE);
    }

    private MongoCollection<Document> jobs() {
        return RealParts.database(environment.getRequiredProperty("clinic.mongodb.database"))
                .getCollection("jobs");
    }

    private static Bson heldBySecond() {
        return and(eq("state", "RUNNING"), regex("owner", "^" + SecondInstance.NAME + "/"));
    }

    private long tried(Practice practice) {
        return deliveries(practice).list("?limit=100&kind=" + DAY_BEFORE).stream()
                .filter(notice -> !is(notice, "state", "dropped"))
                .filter(notice -> is(notice, "provider_answer", "MailConnectException"))
                .count();
    }

    private List<JsonNode> all(List<Practice> practices, String query) {
        List<JsonNode> found = new ArrayList<>();
        practices.forEach(practice -> found.addAll(deliveries(practice).list(query)));
        return found;
    }

    private Appointment booked(Practice practice) {
        Appointment appointment = practice.appointment(clock.instant().plus(Duration.ofHours(20)));
        practice.tell(appointment.booked(clock.instant()));
        return appointment;
    }

    /// Other contexts hear of the same appointments, and have notices of their own.
    private NoticeNotSent notSent(Practice practice, JsonNode notice) {
        Predicate<Told> ofIt = one -> one.envelope().subject().equals(Deliveries.id(notice));
        try (Events.Reader told =
                events.read(Topic.NOTIFICATION_NOTICE, practice.clinic().id())) {
            return told.await(all -> all.stream().anyMatch(ofIt)).stream()
                    .filter(ofIt)
                    .findFirst()
                    .orElseThrow()
                    .as(NoticeNotSent.class);
        }
    }

    /// What becomes of mails to this practice's patient; others' are taken.
    private static void to(Practice practice, Supplier<Fate> fate) {
        String patient = practice.mailbox().address();
        MAIL_SERVER.does(recipient -> recipient.equals(patient) ? fate.get() : Fate.TAKEN);
    }

    private static String messageId(JsonNode notice) {
        return "<" + notice.path("id").asString() + "@clinic.local>";
    }

    private Deliveries deliveries(Practice practice) {
        return new Deliveries(api, practice.clinic());
    }
}
