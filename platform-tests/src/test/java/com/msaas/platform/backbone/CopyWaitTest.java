package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.rebuild.Rebuilds;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CopyWaitTest {
    private static final Refusal UNKNOWN = CommonRefusal.notFound("visit");
    private static final Refusal NOT_YET = CommonRefusal.temporarilyUnavailable(Duration.ofSeconds(1));

    private static ConfigurableApplicationContext sender;
    private static ConfigurableApplicationContext receiver;
    private static Visits visits;

    private final TenantId tenant = new TenantId(Ids.next());

    @BeforeAll
    static void start() {
        String database = RealParts.freshDatabase("sender");
        sender = start(Visits.Feature.class, "sample-sender", database);
        visits = sender.getBean(Visits.class);
        // something was told before the topics are emptied: their first message is none of number 0
        for (int i = 0; i < 50; i++) {
            visits.next(new TenantId(Ids.next()));
        }
        await().until(() -> RealParts.database(database).getCollection("outbox").countDocuments() == 0);
        RealParts.emptyTopics();
        receiver = start(Reception.class, "sample-receiver", RealParts.freshDatabase("receiver"));
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sender.close();
    }

    @Test
    void findsWhatArrivesWhileItWaits() {
        UUID appointment = Ids.next();
        visits.change(tenant, appointment, 1);

        assertThat(visit(receiver, appointment).getLong("version")).isOne();
    }

    @Test
    void refusesWhatDoesNotExistOnceAllWasHeard() {
        visits.change(tenant, Ids.next(), 1);

        assertThatThrownBy(() -> visit(receiver, Ids.next()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(UNKNOWN));
    }

    @Test
    void refusesWhatDoesNotExistWhereNothingWasEverTold() {
        await().untilAsserted(() -> assertThatThrownBy(() -> visit(receiver, Ids.next()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(UNKNOWN)));
    }

    @Test
    void cannotSayWhenItHasNotHeardAll() {
        try (ConfigurableApplicationContext deaf =
                        start(Reception.class, "sample-deaf", RealParts.freshDatabase("deaf"));
                AppointmentTopic topic = new AppointmentTopic(RealParts.kafka())) {
            deaf.getBean(Rebuilds.class).stop();
            deaf.getBean(Inbox.class).stop();
            UUID appointment = Ids.next();
            visits.change(tenant, appointment, 1);
            await().until(() -> topic.of(tenant).size() == 1);

            assertThatThrownBy(() -> visit(deaf, appointment))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(NOT_YET));
        }
    }

    private Document visit(ConfigurableApplicationContext service, UUID appointment) {
        return TenantContext.call(
                tenant,
                () -> service.getBean(CopyWait.class)
                        .orRefuse(
                                Reception.PROJECTION,
                                () -> service.getBean(Reception.VisitBook.class)
                                        .visits
                                        .byId(appointment),
                                UNKNOWN,
                                NOT_YET));
    }

    private static ConfigurableApplicationContext start(Class<?> feature, String name, String database) {
        return SampleService.start(feature, name, RealServers.mongodbUri(), database, RealParts.kafka(), Map.of());
    }
}
