package com.msaas.testsupport;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.msaas.contracts.Topic;
import com.msaas.localstack.RealServers;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.bson.UuidRepresentation;

/// What tests take from the real servers besides their addresses, which [RealServers] knows: a database of
/// one's own, and topics without what earlier test runs left there.
public final class RealParts {
    private static final Set<String> DATABASES = ConcurrentHashMap.newKeySet();

    private RealParts() {}

    /// A client that no guard watches, to look at what a service has stored.
    public static MongoClient mongo() {
        return Mongo.CLIENT;
    }

    /// A client of the server at this address, watched by no guard either. Who asks closes it.
    public static MongoClient connect(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    /// A database with this name, watched by no guard.
    public static MongoDatabase database(String name) {
        return mongo().getDatabase(name);
    }

    /// The name of a database that nobody uses; it is dropped when the JVM ends.
    public static String freshDatabase(String prefix) {
        String name = unusedName(prefix);
        mongo();
        DATABASES.add(name);
        return name;
    }

    /// A name that no database has; who makes that database also drops it.
    static String unusedName(String prefix) {
        return prefix.replace('-', '_') + "_test_"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Where the broker is.
    ///
    /// Topics are shared by all test runs of a stack, and a listener with a fresh database reads them from
    /// the beginning. So when this JVM first asks, what is in the histories is let go: not one event of an
    /// earlier run is met. The contact topics are compacted, which rules this out; they hold one message for
    /// each person.
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /// Lets go what is in the histories at this moment: for tests whose listeners, each with a fresh
    /// database, would first have to take in all that the tests before them told. Nobody may be listening
    /// meanwhile.
    public static void emptyTopics() {
        kafka();
        Kafka.forgetEarlierRuns();
    }

    private static final class Mongo {
        private static final MongoClient CLIENT = connect(RealServers.mongodbUri());

        static {
            // a server that this JVM started for itself goes as a whole
            if (System.getenv("CLINIC_TEST_MONGODB_URI") != null) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> DATABASES.forEach(
                                name -> CLIENT.getDatabase(name).drop())));
            }
        }
    }

    private static final class Kafka {
        private static final String BOOTSTRAP_SERVERS = RealServers.kafkaBootstrapServers();

        static {
            forgetEarlierRuns();
        }

        private static void forgetEarlierRuns() {
            Set<String> histories = Arrays.stream(Topic.values())
                    .filter(topic -> topic.cleanup() != Topic.Cleanup.CONTACT)
                    .map(Topic::topicName)
                    .collect(Collectors.toSet());
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, BOOTSTRAP_SERVERS))) {
                histories.retainAll(admin.listTopics().names().get());
                Collection<TopicPartition> partitions =
                        admin.describeTopics(histories).allTopicNames().get().values().stream()
                                .flatMap(RealParts::partitions)
                                .toList();
                Map<TopicPartition, RecordsToDelete> all = admin
                        .listOffsets(
                                partitions.stream().collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest())))
                        .all()
                        .get()
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                end -> RecordsToDelete.beforeOffset(
                                        end.getValue().offset())));
                admin.deleteRecords(all).all().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the topics cannot be emptied", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static java.util.stream.Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(one -> new TopicPartition(topic.name(), one.partition()));
    }
}
