package com.msaas.platform.kafka;

import com.msaas.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// A topic that must be there before a service can work. Its partitions are fixed when it is made: another
/// count would break the order of what is there already.
public record TopicToHave(String name, int partitions, Map<String, String> config) {
    private static final String LARGEST_MESSAGE = Integer.toString(1024 * 1024);

    /// A topic of the published language.
    public static TopicToHave of(Topic topic) {
        return sized(topic.topicName(), topic.partitions(), topic.settings());
    }

    /// Where a service moves the messages of the topic that it cannot take in.
    public static TopicToHave deadLettersOf(Topic topic, String service) {
        return sized(topic.deadLetterTopic(service), topic.partitions(), Topic.deadLetterSettings());
    }

    private static TopicToHave sized(String name, int partitions, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST_MESSAGE);
        return new TopicToHave(name, partitions, Map.copyOf(config));
    }
}
