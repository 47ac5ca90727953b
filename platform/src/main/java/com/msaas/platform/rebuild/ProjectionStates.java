package com.msaas.platform.rebuild;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Which generation of each projection is live, which one is being built and which one is on its way out: the
/// same for all instances of the service.
final class ProjectionStates {
    private final MongoCollection<Document> states;

    ProjectionStates(Database database) {
        this.states = database.crossTenantCollection(CollectionSpec.named("projections"))
                .plain();
    }

    /// One projection as all instances see it.
    ///
    /// @param building the generation being made, if any
    /// @param retired the generation that readers have left, if its collections are still there
    record State(
            String projection,
            int live,
            @Nullable Integer building,
            @Nullable Integer retired,
            @Nullable Instant retiredAt,
            @Nullable Comparison lastComparison) {}

    State of(String projection) {
        return state(Optional.ofNullable(states.find(eq(projection)).first())
                .orElseGet(() -> new Document("_id", projection)));
    }

    /// Begins a next generation, unless one is being built: then that one is what there is.
    State begin(String projection) {
        states.updateOne(eq(projection), Updates.setOnInsert("live", 1), new UpdateOptions().upsert(true));
        State before = of(projection);
        int highest = Math.max(before.live(), before.retired() == null ? 0 : before.retired());
        states.updateOne(
                and(eq(projection), exists("building", false), eq("live", before.live())),
                Updates.set("building", highest + 1));
        return of(projection);
    }

    /// Lets readers see the generation that was built.
    ///
    /// @return whether it was this call that did it
    boolean goLive(State built, Comparison comparison, Instant now) {
        return states.findOneAndUpdate(
                        and(eq(built.projection()), eq("live", built.live()), eq("building", built.building())),
                        Updates.combine(
                                Updates.set("live", built.building()),
                                Updates.unset("building"),
                                Updates.set("retired", built.live()),
                                Updates.set("retired_at", Date.from(now)),
                                Updates.set(
                                        "comparison",
                                        new Document("before", comparison.before())
                                                .append("after", comparison.after())
                                                .append("documents", comparison.documents())
                                                .append("at", Date.from(now)))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                != null;
    }

    void forgetRetired(State state) {
        states.updateOne(
                and(eq(state.projection()), eq("retired", state.retired())),
                Updates.combine(Updates.unset("retired"), Updates.unset("retired_at")));
    }

    private static State state(Document document) {
        Document comparison = document.get("comparison", Document.class);
        Date retiredAt = document.getDate("retired_at");
        return new State(
                document.getString("_id"),
                document.getInteger("live", 1),
                document.getInteger("building"),
                document.getInteger("retired"),
                retiredAt == null ? null : retiredAt.toInstant(),
                comparison == null
                        ? null
                        : new Comparison(
                                comparison.getString("before"),
                                comparison.getString("after"),
                                comparison.getLong("documents")));
    }
}
