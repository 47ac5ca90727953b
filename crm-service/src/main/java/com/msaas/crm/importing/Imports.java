package com.msaas.crm.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where it stands how far each import is.
@Repository
class Imports {
    private static final String STATE = "state";
    private static final String PROCESSED = "processed";
    private static final String CREATED = "created";
    private static final String PLAN_LEFT = "plan_left";
    private static final String STARTED_AT = "started_at";
    private static final String ENDED_AT = "ended_at";
    private static final String BY = "by";
    static final Duration KEPT = Duration.ofDays(90);

    private final TenantCollection imports;

    Imports(Database database) {
        imports =
                database.tenantCollection(CollectionSpec.named("client_imports").expiring(ENDED_AT, KEPT));
    }

    void add(Import one) {
        Actor by = one.by();
        imports.insert(new Document("_id", one.id().value())
                .append(STATE, one.state().word())
                .append("dry_run", one.dryRun())
                .append("fields", one.fields())
                .append("total", one.total())
                .append(PROCESSED, one.processed())
                .append(CREATED, one.created())
                .append(PLAN_LEFT, one.planLeft())
                .append(
                        BY,
                        new Document("kind", by.kind().name())
                                .append("name", by.name())
                                .append("user_id", by.userId())
                                .append("role", by.role())
                                .append("request_id", by.requestId()))
                .append("created_at", Date.from(one.createdAt())));
    }

    Optional<Import> find(ImportId id) {
        return imports.byId(id.value()).map(Imports::read);
    }

    void begin(ImportId id, Instant now) {
        imports.updateOne(
                and(eq(id.value()), eq(STATE, Import.State.WAITING.word())),
                combine(set(STATE, Import.State.RUNNING.word()), set(STARTED_AT, Date.from(now))));
    }

    /// Goes on behind one more row, inside the transaction that deals with it.
    ///
    /// @return false when it is not the next one any more: another instance has dealt with it, or the import
    ///     has ended
    boolean advance(ImportId id, int processed, boolean created) {
        Bson next = and(eq(id.value()), eq(STATE, Import.State.RUNNING.word()), eq(PROCESSED, processed));
        return imports.updateOne(next, combine(inc(PROCESSED, 1), inc(CREATED, created ? 1 : 0)));
    }

    /// Ends it.
    ///
    /// @return how it stands, or nothing when it has ended before
    Optional<Import> end(ImportId id, Import.State how, Instant now) {
        return imports.findOneAndUpdate(
                        and(eq(id.value()), in(STATE, Import.State.WAITING.word(), Import.State.RUNNING.word())),
                        combine(set(STATE, how.word()), set(ENDED_AT, Date.from(now))))
                .map(Imports::read);
    }

    private static Import read(Document document) {
        Document by = document.get(BY, Document.class);
        return new Import(
                new ImportId(document.get("_id", UUID.class)),
                Import.State.of(document.getString(STATE)),
                document.getBoolean("dry_run"),
                List.copyOf(document.getList("fields", String.class)),
                document.getInteger("total"),
                document.getInteger(PROCESSED),
                document.getInteger(CREATED),
                document.getLong(PLAN_LEFT),
                new Actor(
                        Actor.Kind.valueOf(by.getString("kind")),
                        by.getString("name"),
                        by.get("user_id", UUID.class),
                        by.getString("role"),
                        null,
                        null,
                        by.getString("request_id")),
                document.getDate("created_at").toInstant(),
                instant(document.getDate(STARTED_AT)),
                instant(document.getDate(ENDED_AT)));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
