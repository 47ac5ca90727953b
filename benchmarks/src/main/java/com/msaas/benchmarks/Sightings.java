package com.msaas.benchmarks;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.UuidRepresentation;

/// When each document first appeared in a collection, by MongoDB's own clock: the wall time that it keeps
/// with each change. Both ends of a chain are read so, off the same clock and without a hook in what is
/// measured.
final class Sightings implements AutoCloseable {
    private final MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes;
    private final Map<UUID, Long> seen = new ConcurrentHashMap<>();
    private final Thread reader;

    /// Watches from now on.
    Sightings(MongoCollection<Document> collection) {
        changes = collection.watch().cursor();
        reader = Thread.ofPlatform()
                .daemon()
                .name("sightings of " + collection.getNamespace())
                .start(this::read);
    }

    /// Milliseconds since the epoch, by document.
    Map<UUID, Long> seen() {
        return Map.copyOf(seen);
    }

    /// How long it took from here to there, by document, where it was seen at both.
    Map<UUID, Long> millisUntil(Sightings later) {
        Map<UUID, Long> there = later.seen();
        Map<UUID, Long> millis = new HashMap<>();
        seen().forEach((id, at) -> {
            Long arrived = there.get(id);
            if (arrived != null) {
                millis.put(id, arrived - at);
            }
        });
        return millis;
    }

    private void read() {
        try {
            while (changes.hasNext()) {
                ChangeStreamDocument<Document> change = changes.next();
                BsonDocument key = change.getDocumentKey();
                BsonDateTime at = change.getWallTime();
                if (key != null && at != null && key.isBinary("_id")) {
                    UUID id = key.getBinary("_id").asUuid(UuidRepresentation.STANDARD);
                    seen.putIfAbsent(Objects.requireNonNull(id), at.getValue());
                }
            }
        } catch (IllegalStateException | MongoException closed) {
            // the watch is over
        }
    }

    @Override
    public void close() {
        changes.close();
        reader.interrupt();
    }
}
