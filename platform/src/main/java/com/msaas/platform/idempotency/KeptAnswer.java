package com.msaas.platform.idempotency;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The answer to a key.
record KeptAnswer(
        String bodyHash, int status, String json, @Nullable String etag, Instant expiresAt) {

    static KeptAnswer of(Document document) {
        return new KeptAnswer(
                document.getString("body_hash"),
                document.getInteger("status"),
                document.getString("json"),
                document.getString("etag"),
                document.get("expires_at", Date.class).toInstant());
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
