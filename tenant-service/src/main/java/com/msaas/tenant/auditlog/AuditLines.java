package com.msaas.tenant.auditlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditSeverity;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.TimeOrder;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.tenant.auditlog.AuditLine.Changed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// The log's lines. They are added and read, and never changed but for values that are taken out.
@Repository
class AuditLines {
    /// As clients name it.
    static final String SORT_BY_TIME = "timestamp";

    private static final String AT = "at";
    private static final String ID = "_id";
    private static final String SEVERITY = "severity";
    private static final String CHANGES = "changes";
    private static final String IP_ADDRESS = "ip_address";
    private static final String USER_AGENT = "user_agent";
    private static final String SEQ = "seq";
    private static final String HASH = "hash";
    private static final Bson NEWEST_FIRST = new TimeOrder(AT, true).sort();

    private final TenantCollection lines;

    AuditLines(Database database) {
        this.lines = database.tenantCollection(CollectionSpec.named("audit_lines")
                .unique(ascending(SEQ))
                .index(NEWEST_FIRST)
                .index(compoundIndex(ascending("resource_type", "resource_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("resource_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("user_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("action"), NEWEST_FIRST))
                .index(compoundIndex(ascending(SEVERITY), NEWEST_FIRST)));
    }

    /// A line as it stands in the database.
    ///
    /// @param seq 0 where there is none
    /// @param line nothing where what stands there cannot be read as one
    record Stored(long seq, String hash, Optional<AuditLine> line) {}

    void add(AuditLine line, Position at) {
        lines.insert(document(line).append(SEQ, at.seq()).append(HASH, at.hash()));
    }

    /// Puts the line, less some values, in its own place.
    void keepLess(AuditLine line) {
        Document less = document(line);
        lines.updateOne(
                eq(line.id()),
                combine(
                        set(CHANGES, less.get(CHANGES)),
                        set(IP_ADDRESS, less.get(IP_ADDRESS)),
                        set(USER_AGENT, less.get(USER_AGENT))));
    }

    long removeUpTo(long seq) {
        return lines.deleteMany(lte(SEQ, seq));
    }

    /// All lines in the order of the chain, one by one.
    void walk(Consumer<Stored> step) {
        lines.find().sort(ascending(SEQ)).each(document -> step.accept(stored(document)));
    }

    /// What the query finds, the newest first, one by one.
    void each(AuditQuery query, Consumer<AuditLine> line) {
        lines.find(filter(query)).sort(NEWEST_FIRST).each(document -> line.accept(line(document)));
    }

    /// What was done to this resource, one by one.
    void about(String resourceId, Consumer<AuditLine> line) {
        lines.find(eq("resource_id", resourceId)).each(document -> line.accept(line(document)));
    }

    /// What this user did, one by one.
    void by(UUID user, Consumer<AuditLine> line) {
        lines.find(eq("user_id", user)).each(document -> line.accept(line(document)));
    }

    /// @param cursor the id of the last line that the client has; what follows it is read
    /// @throws RefusedException when the query finds no such line
    Page<AuditLine> list(AuditQuery query, Sort sort, @Nullable UUID cursor, PageRequest request) {
        return new Page<>(
                find(query, sort, cursor)
                        .skip(request.skip())
                        .limit(request.limit())
                        .list(AuditLines::line),
                request,
                lines.count(filter(query)));
    }

    Find find(AuditQuery query, Sort sort, @Nullable UUID cursor) {
        TimeOrder order = new TimeOrder(AT, sort.by().getFirst().descending());
        Bson all = filter(query);
        return lines.find(cursor == null ? all : and(all, order.behind(lines, all, cursor)))
                .sort(order.sort());
    }

    private static Bson filter(AuditQuery query) {
        List<Bson> all = new ArrayList<>();
        equal(all, "resource_type", query.resourceType());
        equal(all, "resource_id", query.resourceId());
        equal(all, "user_id", query.userId());
        equal(all, "action", query.action());
        AuditSeverity severity = query.severity();
        equal(all, SEVERITY, severity == null ? null : severity.name());
        Instant from = query.from();
        if (from != null) {
            all.add(gte(AT, Date.from(from)));
        }
        Instant to = query.to();
        if (to != null) {
            all.add(lt(AT, Date.from(to)));
        }
        return all.isEmpty() ? empty() : and(all);
    }

    private static void equal(List<Bson> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(eq(field, value));
        }
    }

    private static Document document(AuditLine line) {
        return new Document(ID, line.id())
                .append("action", line.action())
                .append("resource_type", line.resourceType())
                .append("resource_id", line.resourceId())
                .append("actor_kind", line.actorKind().name())
                .append("user_id", line.userId())
                .append("role", line.role())
                .append(IP_ADDRESS, document(line.ipAddress()))
                .append(USER_AGENT, document(line.userAgent()))
                .append("request_id", line.requestId())
                .append(SEVERITY, line.severity().name())
                .append(
                        CHANGES,
                        line.changes().stream()
                                .map(change -> new Document("field", change.field())
                                        .append("old_value", document(change.oldValue()))
                                        .append("new_value", document(change.newValue())))
                                .toList())
                .append(AT, Date.from(line.at()));
    }

    private static @Nullable Document document(@Nullable Erasable value) {
        return value == null
                ? null
                : new Document("value", value.value())
                        .append("salt", value.salt())
                        .append("commitment", value.commitment());
    }

    private static @Nullable Erasable erasable(@Nullable Document stored) {
        return stored == null
                ? null
                : new Erasable(stored.getString("value"), stored.getString("salt"), stored.getString("commitment"));
    }

    /// Whoever has written into the database by hand need not have kept to any form.
    private static Stored stored(Document document) {
        long seq = document.get(SEQ) instanceof Long number ? number : 0;
        String hash = document.get(HASH) instanceof String text ? text : "";
        try {
            return new Stored(seq, hash, Optional.of(line(document)));
        } catch (RuntimeException e) {
            return new Stored(seq, hash, Optional.empty());
        }
    }

    private static AuditLine line(Document stored) {
        return new AuditLine(
                stored.get(ID, UUID.class),
                stored.getString("action"),
                stored.getString("resource_type"),
                stored.getString("resource_id"),
                AuditActorKind.valueOf(stored.getString("actor_kind")),
                stored.get("user_id", UUID.class),
                stored.getString("role"),
                erasable(stored.get(IP_ADDRESS, Document.class)),
                erasable(stored.get(USER_AGENT, Document.class)),
                stored.getString("request_id"),
                AuditSeverity.valueOf(stored.getString(SEVERITY)),
                stored.getList(CHANGES, Document.class).stream()
                        .map(change -> new Changed(
                                change.getString("field"),
                                erasable(change.get("old_value", Document.class)),
                                erasable(change.get("new_value", Document.class))))
                        .toList(),
                stored.getDate(AT).toInstant());
    }
}
