package com.msaas.tenant.auditlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;

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
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// The log's lines. They are added and read, never changed.
@Repository
class AuditLines {
    /// As clients name it.
    static final String SORT_BY_TIME = "timestamp";

    private static final String AT = "at";
    private static final String ID = "_id";
    private static final Bson NEWEST_FIRST = new TimeOrder(AT, true).sort();

    private final TenantCollection lines;

    AuditLines(Database database) {
        this.lines = database.tenantCollection(CollectionSpec.named("audit_lines")
                .index(NEWEST_FIRST)
                .index(compoundIndex(ascending("resource_type", "resource_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("resource_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("user_id"), NEWEST_FIRST))
                .index(compoundIndex(ascending("action"), NEWEST_FIRST)));
    }

    void add(AuditLine line) {
        lines.insert(document(line));
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
                .append("ip_address", line.ipAddress())
                .append("user_agent", line.userAgent())
                .append("request_id", line.requestId())
                .append("severity", line.severity().name())
                .append(
                        "changes",
                        line.changes().stream()
                                .map(change -> new Document("field", change.field())
                                        .append("old_value", change.oldValue())
                                        .append("new_value", change.newValue()))
                                .toList())
                .append(AT, Date.from(line.at()));
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
                stored.getString("ip_address"),
                stored.getString("user_agent"),
                stored.getString("request_id"),
                AuditSeverity.valueOf(stored.getString("severity")),
                stored.getList("changes", Document.class).stream()
                        .map(change -> new Changed(
                                change.getString("field"),
                                change.getString("old_value"),
                                change.getString("new_value")))
                        .toList(),
                stored.getDate(AT).toInstant());
    }
}
