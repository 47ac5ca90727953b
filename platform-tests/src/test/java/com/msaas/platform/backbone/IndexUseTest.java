package com.msaas.platform.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.mongo.Profile;
import com.msaas.platform.rebuild.Rebuilds;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Every statement of outbox, relay, inbox, dead letters and rebuild, over a while in which each has its
/// part.
class IndexUseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MONGODB = RealServers.mongodbUri();

    private final String senderDatabase = RealParts.freshDatabase("sender");
    private final String receiverDatabase = RealParts.freshDatabase("receiver");
    private final TenantId tenant = new TenantId(Ids.next());

    @Test
    void nothingThatTheBackboneAsksForIsFoundByReadingAll() {
        RealParts.emptyTopics();
        MongoClient client = RealParts.mongo();
        MongoDatabase reception = client.getDatabase(receiverDatabase);
        try (Profile sent = Profile.of(client.getDatabase(senderDatabase));
                Profile received = Profile.of(reception);
                ConfigurableApplicationContext sender = start(Visits.Feature.class, "sample-sender", senderDatabase);
                ConfigurableApplicationContext receiver = start(Reception.class, "sample-receiver", receiverDatabase)) {
            Visits visits = sender.getBean(Visits.class);
            UUID unlucky = Ids.next();
            visits.change(tenant, unlucky, 1);
            await().atMost(PATIENCE).until(() -> count(reception, "visit_book") == 1);

            reception
                    .getCollection("desks")
                    .insertOne(new Document("_id", Visits.DR_IONESCU)
                            .append("tenant_id", tenant.value())
                            .append("number", "not a number"));
            visits.change(tenant, unlucky, 2);
            await().atMost(PATIENCE).until(() -> count(reception, "dead_letters") == 1);
            reception.getCollection("desks").deleteMany(new Document("_id", Visits.DR_IONESCU));
            assertThat(receiver.getBean(Inbox.class).replay(false).replayed()).isOne();
            receiver.getBean(Rebuilds.class).begin(Reception.PROJECTION);
            await().atMost(PATIENCE)
                    .until(() -> receiver.getBean(Rebuilds.class)
                                    .progress(Reception.PROJECTION)
                                    .live()
                            == 2);
            await().atMost(PATIENCE)
                    .until(() -> count(client.getDatabase(senderDatabase), "outbox") + count(reception, "outbox") == 0);

            assertThat(sent.scans()).isEmpty();
            assertThat(received.scans()).isEmpty();
            assertThat(sent.indexed()).contains("outbox", "relay_state");
            assertThat(received.indexed())
                    .contains("inbox_marks", "dead_letters", "parked_aggregates", "projections", "outbox");
        }
    }

    private static long count(MongoDatabase database, String collection) {
        return database.getCollection(collection).countDocuments();
    }

    private static ConfigurableApplicationContext start(Class<?> feature, String name, String database) {
        return SampleService.start(feature, name, MONGODB, database, RealParts.kafka(), Map.of());
    }
}
