package com.msaas.contracts;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The topics, one for each family of aggregates. The number of partitions is fixed at creation: another
/// count would send a clinic's next event to another partition and break its order.
public enum Topic {
    AUTH_REGISTRATION("msaas.auth.registration", Cleanup.HISTORY, KeyKind.TENANT),
    AUTH_CONTACT("msaas.auth.contact", Cleanup.CONTACT, KeyKind.TENANT_AND_SUBJECT),
    AUTH_SESSION("msaas.auth.session", Cleanup.PASSING, KeyKind.TENANT),
    TENANT_TENANT("msaas.tenant.tenant", Cleanup.HISTORY, KeyKind.TENANT),
    TENANT_MEMBER("msaas.tenant.member", Cleanup.HISTORY, KeyKind.TENANT),
    TENANT_CONTACT("msaas.tenant.contact", Cleanup.CONTACT, KeyKind.TENANT_AND_SUBJECT),
    TENANT_LOCATION("msaas.tenant.location", Cleanup.HISTORY, KeyKind.TENANT),
    TENANT_ALERT("msaas.tenant.alert", Cleanup.AUDIT, KeyKind.TENANT),
    CRM_CLIENT("msaas.crm.client", Cleanup.HISTORY, KeyKind.TENANT),
    CRM_CONTACT("msaas.crm.contact", Cleanup.CONTACT, KeyKind.TENANT_AND_SUBJECT),
    SCHEDULING_APPOINTMENT("msaas.scheduling.appointment", Cleanup.HISTORY, KeyKind.TENANT),
    SCHEDULING_OFFERING("msaas.scheduling.offering", Cleanup.HISTORY, KeyKind.TENANT),
    SCHEDULING_CONTACT("msaas.scheduling.contact", Cleanup.CONTACT, KeyKind.TENANT_AND_SUBJECT),
    COMMS_MESSAGE("msaas.comms.message", Cleanup.HISTORY, KeyKind.TENANT),
    NOTIFICATION_NOTICE("msaas.notification.notice", Cleanup.HISTORY, KeyKind.TENANT),
    BILLING_ENTITLEMENTS("msaas.billing.entitlements", Cleanup.HISTORY, KeyKind.TENANT),
    PLATFORM_AUDIT("msaas.platform.audit", Cleanup.AUDIT, KeyKind.TENANT);

    /// The same for every topic and its dead letters.
    public static final int PARTITIONS = 12;

    private final String topicName;
    private final Cleanup cleanup;
    private final KeyKind keyKind;

    Topic(String topicName, Cleanup cleanup, KeyKind keyKind) {
        this.topicName = topicName;
        this.cleanup = cleanup;
        this.keyKind = keyKind;
    }

    /// Empty for a topic that is none of ours, dead letters included.
    public static Optional<Topic> byName(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(name))
                .findFirst();
    }

    /// The settings of every dead letter topic: long enough for someone to come back from leave and mend it.
    public static Map<String, String> deadLetterSettings() {
        return Cleanup.expiringAfter(Duration.ofDays(30));
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return PARTITIONS;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    public KeyKind keyKind() {
        return keyKind;
    }

    /// The topic's settings at creation, in Kafka's own words.
    public Map<String, String> settings() {
        return cleanup.settings();
    }

    /// Where a service parks what it could not take in from here.
    public String deadLetterTopic(String service) {
        return topicName + "." + service + ".dlt";
    }

    /// The Kafka key of an event of this clinic about this subject.
    public String key(UUID tenantId, UUID subject) {
        return switch (keyKind) {
            case TENANT -> tenantId.toString();
            case TENANT_AND_SUBJECT -> tenantId + "/" + subject;
        };
    }

    /// What stays in order with what.
    public enum KeyKind {
        /// All of a clinic's events of the family in one order.
        TENANT,
        /// One person's contact each: the newest replaces the older, a tombstone erases it.
        TENANT_AND_SUBJECT
    }

    /// How long a topic remembers.
    public enum Cleanup {
        /// For ever: the history from which copies are rebuilt. So it holds no personal data.
        HISTORY(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),

        /// The newest value of each key, and within a day of an erasure nothing. Tombstones stay a month, so
        /// that a consumer that was away that long still learns of the erasure.
        CONTACT(Map.of(
                "cleanup.policy",
                "compact",
                "max.compaction.lag.ms",
                millis(Duration.ofDays(1)),
                "delete.retention.ms",
                millis(Duration.ofDays(30)),
                "min.cleanable.dirty.ratio",
                "0.1")),

        /// A day: it matters for minutes, and no copy is ever made of it.
        PASSING(expiringAfter(Duration.ofDays(1))),

        /// A month: the record itself is kept elsewhere and is never rebuilt from here.
        AUDIT(expiringAfter(Duration.ofDays(30)));

        private final Map<String, String> settings;

        Cleanup(Map<String, String> settings) {
            this.settings = settings;
        }

        Map<String, String> settings() {
            return settings;
        }

        private static Map<String, String> expiringAfter(Duration age) {
            return Map.of("cleanup.policy", "delete", "retention.ms", millis(age), "retention.bytes", "-1");
        }

        private static String millis(Duration duration) {
            return Long.toString(duration.toMillis());
        }
    }
}
