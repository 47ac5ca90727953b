package com.msaas.system.demo;

import com.msaas.contracts.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Looks for what is known of people where it must not be: in what services tell each other beside the contact
/// topics, and in what they write into their logs.
final class Leaks {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Pattern known;

    /// @param texts names, addresses, numbers: each as it may stand somewhere
    Leaks(Collection<String> texts) {
        StringBuilder any = new StringBuilder();
        for (String text : new HashSet<>(texts)) {
            any.append(any.isEmpty() ? "" : "|").append(Pattern.quote(text.toLowerCase(Locale.ROOT)));
        }
        known = Pattern.compile(any.toString());
    }

    /// What of it stands in the topics of this kind, dead letters included; all of each topic is read.
    Set<String> inTopics(String kafka, Predicate<Topic> which) {
        Set<String> found = new HashSet<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> isOf(partition.topic(), which))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    look(message, found);
                }
            }
        }
        return found;
    }

    /// What of it stands in these files.
    Set<String> inFiles(Collection<Path> files) {
        Set<String> found = new HashSet<>();
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> look(line, found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private void look(ConsumerRecord<byte[], byte[]> message, Set<String> found) {
        message.headers().forEach(header -> look(header.value(), found));
        look(message.value(), found);
    }

    private void look(byte[] bytes, Set<String> found) {
        if (bytes != null) {
            look(new String(bytes, StandardCharsets.UTF_8), found);
        }
    }

    private void look(String text, Set<String> found) {
        Matcher matcher = known.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }

    private static boolean isOf(String topic, Predicate<Topic> which) {
        return Arrays.stream(Topic.values())
                .filter(which)
                .anyMatch(one -> topic.equals(one.topicName()) || topic.startsWith(one.topicName() + "."));
    }
}
