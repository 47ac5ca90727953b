package com.msaas.platform.inbox;

import com.msaas.contracts.Topic;
import com.msaas.platform.kafka.Broker;
import com.msaas.platform.kafka.BrokerAway;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bridges the moment between another service's answer and the arrival of its event here: a write that names
/// something not yet in the local copy waits for it a little.
public final class CopyWait {
    private static final Logger log = LoggerFactory.getLogger(CopyWait.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final Inbox inbox;
    private final CopySignals signals;
    private final Marks marks;
    private final Broker broker;

    CopyWait(Inbox inbox, CopySignals signals, Marks marks, Broker broker) {
        this.inbox = inbox;
        this.signals = signals;
        this.marks = marks;
        this.broker = broker;
    }

    /// Reads the copy until it has what is asked for, at most two seconds. Then the answer depends on whether
    /// this service has heard all that was told: if so the thing does not exist, else nobody can say yet.
    ///
    /// @param projection the listener that keeps the copy
    /// @param unknown the refusal when the thing does not exist
    /// @param notYet the refusal when nobody can say yet
    /// @throws RefusedException with one of the two
    public <T> T orRefuse(String projection, Supplier<Optional<T>> copy, Refusal unknown, Refusal notYet) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Optional<T> found = copy.get();
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            try {
                signals.await(projection, LOOK_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RefusedException(notYet);
            }
            found = copy.get();
        }
        if (found.isPresent()) {
            return found.get();
        }
        boolean heardAll = heardAll(projection);
        return copy.get().orElseThrow(() -> new RefusedException(heardAll ? unknown : notYet));
    }

    /// Whether the projection has taken in all that was told for the bound clinic up to this moment. False
    /// where nobody can say.
    public boolean heardAll(String projection) {
        Consumption who = inbox.live(projection);
        try {
            Map<TopicPartition, Long> ends = broker.ends(partitionsOfTenant(inbox.topicsOf(projection)));
            return ends.entrySet().stream().allMatch(end -> {
                OptionalLong mark = marks.doneUpTo(who, end.getKey());
                return mark.orElse(-1) + 1 >= end.getValue();
            });
        } catch (BrokerAway e) {
            log.warn("nobody can say whether {} has heard all", who.group(), e);
            return false;
        }
    }

    /// Where Kafka's own partitioner puts the bound tenant's events. On a contact topic each subject has a
    /// place of its own, so all partitions count.
    private static List<TopicPartition> partitionsOfTenant(Iterable<Topic> topics) {
        UUID tenant = TenantContext.current().value();
        byte[] key = tenant.toString().getBytes(StandardCharsets.UTF_8);
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            if (topic.keyKind() == Topic.KeyKind.TENANT) {
                partitions.add(new TopicPartition(
                        topic.topicName(), Utils.toPositive(Utils.murmur2(key)) % topic.partitions()));
            } else {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    partitions.add(new TopicPartition(topic.topicName(), partition));
                }
            }
        }
        return partitions;
    }
}
