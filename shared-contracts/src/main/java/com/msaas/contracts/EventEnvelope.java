package com.msaas.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What stands on the outside of an event: CloudEvents 1.0 in binary mode, so that everything needed to
/// route, to order, to bind the clinic and to recognise a repeat is in the Kafka headers and the value is the
/// bare fact.
///
/// @param id the same for every delivery of the event; what the inbox knows it by
/// @param type the contract's name on the wire
/// @param source which service tells it: `/tenant-service`
/// @param subject the id of the aggregate
/// @param time when it was told; when it happened stands in the value
/// @param traceparent W3C trace context of the request that caused it
/// @param actor a user's id, or `system:` and what part of it
public record EventEnvelope(
        UUID id,
        String type,
        URI source,
        UUID subject,
        Instant time,
        UUID tenantId,
        @Nullable String traceparent,
        String actor) {

    private static final String SYSTEM = "system:";
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    public EventEnvelope {
        if (type.isBlank()) {
            throw new IllegalArgumentException("type is empty");
        }
        if (!isActor(actor)) {
            throw new IllegalArgumentException("actor is neither a user's id nor system:<what>");
        }
    }

    /// The envelope of an event that is about to be told.
    public static EventEnvelope around(
            ContractEvent event,
            UUID id,
            String service,
            Instant time,
            UUID tenantId,
            @Nullable String traceparent,
            String actor) {
        return new EventEnvelope(
                id,
                Contracts.of(event).type(),
                URI.create("/" + service),
                event.aggregateId(),
                time,
                tenantId,
                traceparent,
                actor);
    }

    /// The actor of what no person did: a timer, a reaction.
    public static String system(String what) {
        return SYSTEM + what;
    }

    /// The user who caused it, where it was one.
    public Optional<UUID> user() {
        return actor.startsWith(SYSTEM) ? Optional.empty() : Optional.of(UUID.fromString(actor));
    }

    /// The headers of the Kafka record, in a stable order.
    public Map<String, byte[]> toHeaders() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        put(headers, Header.SPEC_VERSION, SPEC_VERSION);
        put(headers, Header.ID, id.toString());
        put(headers, Header.TYPE, type);
        put(headers, Header.SOURCE, source.toString());
        put(headers, Header.SUBJECT, subject.toString());
        put(headers, Header.TIME, time.toString());
        put(headers, Header.TENANT_ID, tenantId.toString());
        put(headers, Header.ACTOR, actor);
        if (traceparent != null) {
            put(headers, Header.TRACEPARENT, traceparent);
        }
        put(headers, Header.CONTENT_TYPE, JSON);
        return headers;
    }

    /// Reads the headers of a Kafka record; headers that it does not know are left alone.
    ///
    /// @throws MalformedEvent naming every header that is missing or wrong
    public static EventEnvelope fromHeaders(Map<String, byte[]> headers) {
        Reader read = new Reader(headers);
        read.require(Header.SPEC_VERSION, text -> text.equals(SPEC_VERSION) ? text : null);
        read.require(Header.CONTENT_TYPE, text -> isJson(text) ? text : null);
        UUID id = read.require(Header.ID, EventEnvelope::uuid);
        String type = read.require(Header.TYPE, text -> text.isBlank() ? null : text);
        URI source = read.require(Header.SOURCE, EventEnvelope::uri);
        UUID subject = read.require(Header.SUBJECT, EventEnvelope::uuid);
        Instant time = read.require(Header.TIME, EventEnvelope::instant);
        UUID tenantId = read.require(Header.TENANT_ID, EventEnvelope::uuid);
        String actor = read.require(Header.ACTOR, text -> isActor(text) ? text : null);
        String traceparent = read.text(Header.TRACEPARENT);
        if (id == null
                || type == null
                || source == null
                || subject == null
                || time == null
                || tenantId == null
                || actor == null
                || !read.problems.isEmpty()) {
            throw new MalformedEvent(read.problems);
        }
        return new EventEnvelope(id, type, source, subject, time, tenantId, traceparent, actor);
    }

    private static void put(Map<String, byte[]> headers, String name, String value) {
        headers.put(name, value.getBytes(UTF_8));
    }

    private static boolean isActor(String text) {
        return text.startsWith(SYSTEM) ? text.length() > SYSTEM.length() : uuid(text) != null;
    }

    private static boolean isJson(String contentType) {
        return contentType.equals(JSON) || contentType.startsWith(JSON + ";");
    }

    /// Stricter than the JDK, which takes "1-1-1-1-1" for a UUID.
    private static @Nullable UUID uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static @Nullable URI uri(String text) {
        try {
            return text.isEmpty() ? null : new URI(text);
        } catch (URISyntaxException notOne) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    /// The names of the headers, for those who look at records without decoding them.
    public static final class Header {
        public static final String SPEC_VERSION = "ce_specversion";
        public static final String ID = "ce_id";
        public static final String TYPE = "ce_type";
        public static final String SOURCE = "ce_source";
        public static final String SUBJECT = "ce_subject";
        public static final String TIME = "ce_time";
        public static final String TENANT_ID = "ce_tenantid";
        public static final String ACTOR = "ce_actor";
        public static final String TRACEPARENT = "ce_traceparent";
        public static final String CONTENT_TYPE = "content-type";

        private Header() {}
    }

    /// Collects what is wrong instead of stopping at the first.
    private static final class Reader {
        private final Map<String, byte[]> headers;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, byte[]> headers) {
            this.headers = headers;
        }

        @Nullable
        String text(String name) {
            byte[] value = headers.get(name);
            return value == null ? null : new String(value, UTF_8);
        }

        <T> @Nullable T require(String name, Function<String, @Nullable T> as) {
            String text = text(name);
            if (text == null) {
                problems.add(name + " is missing");
                return null;
            }
            T value = as.apply(text);
            if (value == null) {
                problems.add(name + " is not what it should be");
            }
            return value;
        }
    }
}
