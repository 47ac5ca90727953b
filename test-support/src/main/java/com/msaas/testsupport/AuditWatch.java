package com.msaas.testsupport;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.ContractJson;
import com.msaas.contracts.Contracts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// What a service puts into the audit log in the course of a request, and in which transactions. It is read from the
/// database's own stream of changes, so it does not matter how soon a line leaves the outbox.
final class AuditWatch {
    private static final String OUTBOX = "outbox";
    private static final String MARKS = "audit_watch_marks";
    private static final String LINE = Contracts.of(AuditRecorded.class).type();
    /// What a transaction writes besides the change that it is about.
    private static final Set<String> BESIDES =
            Set.of(OUTBOX, "idempotent_answers", "public_idempotent_answers", "endings");

    private AuditWatch() {}

    /// A line as the transaction left it that wrote it.
    ///
    /// @param tenant whose log it goes to
    /// @param withItsChange whether the same transaction changed something else
    record Line(UUID tenant, AuditRecorded said, boolean withItsChange) {}

    /// What the log was told under this request's id while the request was at work.
    static List<Line> linesOf(String requestId, MongoDatabase database, Runnable request) {
        List<ChangeStreamDocument<Document>> changes = changesDuring(request, database);
        return changes.stream()
                .filter(AuditWatch::isLine)
                .map(line -> new Line(
                        inserted(line).get("tenant", UUID.class),
                        said(line),
                        changes.stream().anyMatch(change -> isChangeBeside(line, change))))
                .filter(line -> requestId.equals(line.said().requestId()))
                .toList();
    }

    /// Up to a mark that is set when the request has been answered.
    private static List<ChangeStreamDocument<Document>> changesDuring(Runnable request, MongoDatabase database) {
        UUID mark = UUID.randomUUID();
        List<ChangeStreamDocument<Document>> changes = new ArrayList<>();
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> stream =
                database.watch().cursor()) {
            request.run();
            database.getCollection(MARKS).insertOne(new Document("_id", mark));
            await("the database's changes up to the mark")
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> takeUpTo(mark, stream, changes));
        }
        return changes;
    }

    private static boolean takeUpTo(
            UUID mark,
            MongoChangeStreamCursor<ChangeStreamDocument<Document>> stream,
            List<ChangeStreamDocument<Document>> changes) {
        ChangeStreamDocument<Document> next = stream.tryNext();
        while (next != null) {
            if (isInsertInto(MARKS, next) && mark.equals(inserted(next).get("_id"))) {
                return true;
            }
            changes.add(next);
            next = stream.tryNext();
        }
        return false;
    }

    private static boolean isLine(ChangeStreamDocument<Document> change) {
        return isInsertInto(OUTBOX, change) && LINE.equals(inserted(change).getString("type"));
    }

    private static boolean isInsertInto(String collection, ChangeStreamDocument<Document> change) {
        return change.getOperationType() == OperationType.INSERT && collection.equals(collectionOf(change));
    }

    private static AuditRecorded said(ChangeStreamDocument<Document> line) {
        return ContractJson.read(inserted(line).get("payload", Binary.class).getData(), AuditRecorded.class);
    }

    private static Document inserted(ChangeStreamDocument<Document> change) {
        return Objects.requireNonNull(change.getFullDocument());
    }

    private static boolean isChangeBeside(ChangeStreamDocument<Document> line, ChangeStreamDocument<Document> change) {
        BsonDocument session = line.getLsid();
        BsonInt64 transaction = line.getTxnNumber();
        return session != null
                && session.equals(change.getLsid())
                && Objects.equals(transaction, change.getTxnNumber())
                && !BESIDES.contains(collectionOf(change));
    }

    private static @Nullable String collectionOf(ChangeStreamDocument<Document> change) {
        return change.getNamespace() == null ? null : change.getNamespace().getCollectionName();
    }
}
