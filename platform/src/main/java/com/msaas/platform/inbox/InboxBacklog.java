package com.msaas.platform.inbox;

import com.msaas.contracts.Topic;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.observability.Figure;
import com.msaas.platform.observability.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/// How far the marks of each listener are behind the ends of its topics. Unknown while the broker is away.
final class InboxBacklog implements Measurement {
    private final Inbox inbox;
    private final Marks marks;
    private final Broker broker;

    InboxBacklog(Inbox inbox, Marks marks, Broker broker) {
        this.inbox = inbox;
        this.marks = marks;
        this.broker = broker;
    }

    @Override
    public List<Figure> look() {
        if (!broker.wasReached()) {
            return List.of();
        }
        Set<Topic> topics = new TreeSet<>();
        inbox.listeners().forEach(listener -> topics.addAll(inbox.topicsOf(listener)));
        Map<TopicPartition, Long> ends = broker.ends(partitions(topics));
        List<Figure> figures = new ArrayList<>();
        for (String listener : inbox.listeners()) {
            figures.add(Figure.of("clinic.inbox.lag", "listener", listener, lag(inbox.live(listener), ends)));
        }
        return figures;
    }

    private long lag(Consumption who, Map<TopicPartition, Long> ends) {
        Set<Topic> topics = inbox.topicsOf(who.listener());
        Map<String, Long> done = marks.all(who.listener(), who.generation(), topics);
        return partitions(topics).stream()
                .mapToLong(partition ->
                        ends.getOrDefault(partition, 0L) - 1 - done.getOrDefault(Marks.name(partition), -1L))
                .filter(behind -> behind > 0)
                .sum();
    }

    private static List<TopicPartition> partitions(Collection<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .toList();
    }
}
