package com.msaas.testsupport;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/// Tells whether anything was stored: MongoDB's own hash of each collection, without those that move by
/// themselves while events pass.
public final class Fingerprint {
    private static final Set<String> MOVING =
            Set.of("outbox", "relay_state", "inbox", "inbox_marks", "signing_keys", "projections");

    private Fingerprint() {}

    /// What is stored now.
    public static Map<String, String> of(MongoDatabase database) {
        Document hashes = database.runCommand(new Document("dbHash", 1)).get("collections", Document.class);
        Map<String, String> fingerprint = new TreeMap<>();
        hashes.forEach((collection, hash) -> {
            if (!MOVING.contains(collection)) {
                fingerprint.put(collection, String.valueOf(hash));
            }
        });
        return fingerprint;
    }
}
