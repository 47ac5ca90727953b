package com.msaas.platform.jobs;

import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Something to be done at a time.
///
/// @param kind which handler does it
/// @param key names it within its kind and clinic
/// @param tenant the clinic it is for, if it is for one
/// @param due when it was meant to happen, however often it has been tried since
/// @param attempts how often it was begun; tells one claim of it from another
/// @param putOff how many of these were no tries: it was too early, or a person has started it over since
/// @param lastError what went wrong at the last try, in terms of the program only
/// @param cause what it was put there in the course of, unless that was to be long over
public record Job(
        String kind,
        String key,
        Optional<TenantId> tenant,
        Instant due,
        Document payload,
        State state,
        int attempts,
        int putOff,
        Optional<String> lastError,
        Optional<Trace> cause) {
    static final String KIND = "kind";
    static final String KEY = "key";
    static final String DUE = "due";
    static final String PAYLOAD = "payload";
    static final String STATE = "state";
    static final String ATTEMPTS = "attempts";
    static final String PUT_OFF = "put_off";
    static final String LAST_ERROR = "last_error";
    static final String CAUSE = "cause";

    /// Where a job stands.
    public enum State {
        /// for its time, or for the next try
        WAITING,
        /// in the hands of an instance that holds a lease
        RUNNING,
        /// and forgotten after thirty days
        DONE,
        /// too often: a person has to look
        FAILED;

        String stored() {
            return name();
        }
    }

    static Job of(Document stored) {
        @Nullable UUID tenant = stored.get(TenantCollection.TENANT, UUID.class);
        return new Job(
                stored.getString(KIND),
                stored.getString(KEY),
                Optional.ofNullable(tenant).map(TenantId::new),
                stored.getDate(DUE).toInstant(),
                stored.get(PAYLOAD, Document.class),
                State.valueOf(stored.getString(STATE)),
                stored.getInteger(ATTEMPTS),
                stored.getInteger(PUT_OFF, 0),
                Optional.ofNullable(stored.getString(LAST_ERROR)),
                Trace.of(stored.getString(CAUSE)));
    }

    /// How often it was tried in earnest, this time included.
    public int tries() {
        return attempts - putOff;
    }

    String id() {
        return id(kind, tenant, key);
    }

    static String id(String kind, Optional<TenantId> tenant, String key) {
        return kind + "/" + tenant.map(TenantId::toString).orElse("-") + "/" + key;
    }
}
