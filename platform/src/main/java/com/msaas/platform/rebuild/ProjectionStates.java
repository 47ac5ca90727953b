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
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Which generation of each projection is live, which one is being built and which ones are on their way out:
/// the same for all instances of the service.
final class ProjectionStates {
    private final MongoCollection<Document> states;

    ProjectionStates(Database database) {
        this.states = database.crossTenantCollection(CollectionSpec.named("projections"))
                .plain();
    }

    /// One projection as all instances see it.
    ///
    /// @param building the generation being made, if any
    /// @param retired the generations that readers have left and whose collections are still there
    record State(
            String projection,
            int live,
            @Nullable Integer building,
            List<Retired> retired,
            @Nullable Comparison lastComparison) {}

    /// A generation that readers have left.
    record Retired(int generation, Instant at) {}

    State of(String projection) {
        return state(Optional.ofNullable(states.find(eq(projection)).first())
                .orElseGet(() -> new Document("_id", projection)));
    }

    /// Begins a next generation, unless one is being built: then that one is what there is.
    State begin(String projection) {
        states.updateOne(eq(projection), Updates.setOnInsert("live", 1), new UpdateOptions().upsert(true));
        State before = of(projection);
        states.updateOne(
                and(eq(projection), exists("building", false), eq("live", before.live())),
                Updates.set("building", before.live() + 1));
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
                                Updates.push(
                                        "retired",
                                        new Document("generation", built.live()).append("at", Date.from(now))),
                                Updates.set(
                                        "comparison",
                                        new Document("before", comparison.before())
                                                .append("after", comparison.after())
                                                .append("documents", comparison.documents())
                                                .append("at", Date.from(now)))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                != null;
    }

    void forgetRetired(String projection, int generation) {
        states.updateOne(eq(projection), Updates.pull("retired", eq("generation", generation)));
    }

    private static State state(Document document) {
        Document comparison = document.get("comparison", Document.class);
        return new State(
                document.getString("_id"),
                document.getInteger("live", 1),
                document.getInteger("building"),
                document.getList("retired", Document.class, List.of()).stream()
                        .map(one -> new Retired(
                                one.getInteger("generation"), one.getDate("at").toInstant()))
                        .toList(),
                comparison == null
                        ? null
                        : new Comparison(
                                comparison.getString("before"),
                                comparison.getString("after"),
                                comparison.getLong("documents")));
    }
}
