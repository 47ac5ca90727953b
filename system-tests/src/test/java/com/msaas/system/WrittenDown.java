package com.msaas.system;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.RawBsonDocument;

/// All that a running system has written down where somebody might read it: each log, each document of each database
/// and each record of each topic, bytes as they lie there.
final class WrittenDown {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Set<String> OF_MONGODB = Set.of("admin", "config", "local");

    private final TheSystem system;

    WrittenDown(TheSystem system) {
        this.system = system;
    }

    /// The places where one of these texts stands, in clear or in Base64.
    List<String> placesOf(Map<String, String> textsByName) throws ExecutionException, InterruptedException {
        Sought sought = Sought.of(textsByName);
        List<String> places = new ArrayList<>();
        inLogs(sought, places);
        inDatabases(sought, places);
        inTopics(sought, places);
        return places.stream().distinct().sorted().toList();
    }

    private void inLogs(Sought sought, List<String> places) {
        Stream<Path> logs = Stream.concat(system.services().stream(), system.servers().parts().stream())
                .map(part -> part.log());
        for (Path log : logs.flatMap(WrittenDown::withEarlier).toList()) {
            try {
                sought.in(Files.readAllBytes(log), log.getFileName().toString(), places);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A part that was started again has left the log of its life before.
    private static Stream<Path> withEarlier(Path log) {
        return Stream.of(log, Path.of(log + ".1")).filter(Files::exists);
    }

    private void inDatabases(Sought sought, List<String> places) {
        for (String database : system.mongodb().listDatabaseNames()) {
            if (!OF_MONGODB.contains(database)) {
                for (String name : system.mongodb().getDatabase(database).listCollectionNames()) {
                    MongoCollection<RawBsonDocument> collection =
                            system.mongodb().getDatabase(database).getCollection(name, RawBsonDocument.class);
                    for (RawBsonDocument document : collection.find()) {
                        sought.in(bytes(document.getByteBuffer().asNIO()), database + "." + name, places);
                    }
                }
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void inTopics(Sought sought, List<String> places) throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", system.servers().kafka().bootstrapServers());
        try (Admin admin = Admin.create(settings);
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(WrittenDown::partitions)
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    inRecord(sought, record, places);
                }
            }
        }
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private static void inRecord(Sought sought, ConsumerRecord<byte[], byte[]> record, List<String> places) {
        if (record.value() != null) {
            sought.in(record.value(), record.topic(), places);
        }
        for (Header header : record.headers()) {
            if (header.value() != null) {
                sought.in(header.value(), record.topic() + " " + header.key(), places);
            }
        }
    }

    /// What is looked for, by the names that people know it by.
    private record Sought(Map<String, List<String>> textsByName) {
        static Sought of(Map<String, String> textsByName) {
            return new Sought(textsByName.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, text -> spellings(text.getValue()))));
        }

        /// Base64 by the three places that a text may begin at within a longer one, without its ends.
        private static List<String> spellings(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<String> spellings = new ArrayList<>(List.of(byByte(bytes)));
            for (int before = 0; before < 3; before++) {
                String encoded = Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(before + bytes.length)
                                .put(before, bytes)
                                .array());
                spellings.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 2));
            }
            return spellings;
        }

        void in(byte[] bytes, String place, List<String> places) {
            String written = byByte(bytes);
            textsByName.forEach((name, spellings) -> {
                if (spellings.stream().anyMatch(written::contains)) {
                    places.add(name + " in " + place);
                }
            });
        }

        /// A character for each byte, whatever it stands for.
        private static String byByte(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
