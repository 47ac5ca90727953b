package com.msaas.notification.alert;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.EventEnvelope;
import com.msaas.notification.ScriptedMailServer;
import com.msaas.notification.ScriptedMailServer.Fate;
import com.msaas.notification.ScriptedMailServer.Taken;
import com.msaas.notification.SecondInstance;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

/// What becomes of alerts when the mail server refuses, and of bursts when one of two instances dies amid them.
@ServiceTest(
        properties = {
            "spring.application.name=notification-alert-fault",
            "clinic.mail.port=${clinic.test.alert-mail-port}",
            "clinic.jobs.lease=3s",
            "clinic.jobs.first-pause=50ms"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertFaultTest {
    private static final int CLINICS = 6;
    private static final int LINES = 150;
    private static final String DELETED = "client.deleted";
    private static final ScriptedMailServer MAIL_SERVER = ScriptedMailServer.open();

    static {
        System.setProperty("clinic.test.alert-mail-port", String.valueOf(MAIL_SERVER.port()));
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
    void aMailThatIsRefusedForNowIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        Surgery surgery = Surgery.known(events, clinics.fresh());
        to(surgery, () -> tries.incrementAndGet() > 2 ? Fate.TAKEN : Fate.REFUSED_FOR_NOW);

        surgery.tell(surgery.line(DELETED, null, clock.instant()));

        await().until(() -> done("alert_mail", List.of(surgery)) == 1);
        assertThat(tries).hasValue(3);
        assertThat(taken(surgery)).hasSize(1);
    }

    @Test
    void aMailThatIsRefusedForGoodIsNot() {
        AtomicInteger tries = new AtomicInteger();
        Surgery surgery = Surgery.known(events, clinics.fresh());
        to(surgery, () -> {
            tries.incrementAndGet();
            return Fate.REFUSED_FOR_GOOD;
        });

        surgery.tell(surgery.line(DELETED, null, clock.instant()));

        await().until(() -> done("alert_mail", List.of(surgery)) == 1);
        assertThat(tries).hasValue(1);
        assertThat(taken(surgery)).isEmpty();
    }

    @Test
    void aMailThatTheServerTookInSilenceGoesAgainUnderItsId() {
        AtomicInteger tries = new AtomicInteger();
        Surgery surgery = Surgery.known(events, clinics.fresh());
        to(surgery, () -> tries.incrementAndGet() > 1 ? Fate.TAKEN : Fate.TAKEN_IN_SILENCE);

        surgery.tell(surgery.line(DELETED, null, clock.instant()));

        await().until(() -> done("alert_mail", List.of(surgery)) == 1);
        assertThat(taken(surgery))
                .hasSize(2)
                .extracting(Taken::messageId)
                .containsOnly(taken(surgery).getFirst().messageId());
    }

    /// The last one: for some seconds the broker keeps the partitions of the killed one for it.
    @Test
    @Order(Integer.MAX_VALUE)
    void aBurstIsOneNoticeAndTwoMailsWithEveryLineCountedOnceThoughAnInstanceWasKilled() throws Exception {
        List<Surgery> surgeries = Stream.generate(() -> Surgery.known(events, clinics.fresh()))
                .limit(CLINICS)
                .toList();
        CompletableFuture<Void> telling;
        try (SecondInstance second = SecondInstance.beside(environment)) {
            await().until(second::isUp);
            telling = CompletableFuture.runAsync(() -> deleteMany(surgeries));
            await("a part of the lines")
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> counted(surgeries) >= LINES / 2);
            second.kill();
        }
        assertThat(counted(surgeries)).as("killed amid them").isLessThan(CLINICS * LINES);
        telling.join();

        await().until(() -> counted(surgeries) == CLINICS * LINES);
        assertThat(surgeries)
                .allSatisfy(surgery -> assertThat(notices(surgery))
                        .extracting(notice -> notice.path("count").asInt())
                        .containsExactly(LINES));
        clock.advance(Duration.ofMinutes(11));
        await("all summed up").until(() -> done("alert_close", surgeries) == CLINICS && unfinished(surgeries) == 0);
        assertThat(surgeries).allSatisfy(this::hasTwoMails);
        assertThat(counted(surgeries)).isEqualTo(CLINICS * LINES);
    }

    /// In all clinics at once, and each line is delivered twice.
    private void deleteMany(List<Surgery> surgeries) {
        Instant now = clock.instant();
        for (int number = 0; number < LINES; number++) {
            for (Surgery surgery : surgeries) {
                AlertRaised line = surgery.line(DELETED, surgery.owner().id(), now.plusMillis(number));
                EventEnvelope envelope = surgery.tell(line);
                surgery.tellAgain(envelope, line);
            }
        }
    }

    /// A mail that the killed instance had handed in may be there twice, under the same Message-ID.
    private void hasTwoMails(Surgery surgery) {
        assertThat(taken(surgery).stream().map(Taken::messageId).distinct())
                .hasSize(2)
                .anyMatch(id -> id.contains(".first."))
                .anyMatch(id -> id.contains(".summary."));
    }

    private static List<Taken> taken(Surgery surgery) {
        return MAIL_SERVER.takenFor(surgery.owner().email());
    }

    /// What becomes of mails to this clinic's owner; others' are taken.
    private static void to(Surgery surgery, Supplier<Fate> fate) {
        String owner = surgery.owner().email();
        MAIL_SERVER.does(recipient -> recipient.equals(owner) ? fate.get() : Fate.TAKEN);
    }

    private List<JsonNode> notices(Surgery surgery) {
        return api.as(surgery.owner())
                .get("/api/notifications")
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }

    /// Lines in all alerts of these; other tests tell of other clinics' on the same topic.
    private int counted(List<Surgery> surgeries) {
        return collection("alerts").find(of(surgeries)).into(new ArrayList<>()).stream()
                .mapToInt(alert -> alert.getInteger("count"))
                .sum();
    }

    private long done(String kind, List<Surgery> surgeries) {
        return collection("jobs").countDocuments(and(of(surgeries), eq("kind", kind), eq("state", "DONE")));
    }

    private long unfinished(List<Surgery> surgeries) {
        return collection("jobs")
                .countDocuments(and(of(surgeries), regex("kind", "^alert_"), in("state", "WAITING", "RUNNING")));
    }

    private static Bson of(List<Surgery> surgeries) {
        return in(
                "tenant_id",
                surgeries.stream().map(one -> one.clinic().id().value()).toList());
    }

    private MongoCollection<Document> collection(String name) {
        return RealParts.database(environment.getRequiredProperty("clinic.mongodb.database"))
                .getCollection(name);
    }
}
