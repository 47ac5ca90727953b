package com.msaas.platform.mongo;

import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/// A query being put together; nothing is asked of the database until the result is.
public final class Find {
    private final FindIterable<Document> query;

    Find(FindIterable<Document> query) {
        this.query = query;
    }

    /// In this order.
    public Find sort(Bson order) {
        query.sort(order);
        return this;
    }

    /// Without the first ones.
    public Find skip(int documents) {
        query.skip(documents);
        return this;
    }

    /// At most so many.
    public Find limit(int documents) {
        query.limit(documents);
        return this;
    }

    /// With these fields only.
    public Find fields(Bson projection) {
        query.projection(projection);
        return this;
    }

    /// Comparing text as the collation says.
    public Find collation(com.mongodb.client.model.Collation collation) {
        query.collation(collation);
        return this;
    }

    /// The first, if there is one.
    public Optional<Document> first() {
        return Optional.ofNullable(query.first());
    }

    /// All of them.
    public List<Document> list() {
        return query.into(new ArrayList<>());
    }

    /// All of them, each turned into something else.
    public <T> List<T> list(Function<Document, T> as) {
        List<T> found = new ArrayList<>();
        query.forEach(document -> found.add(as.apply(document)));
        return found;
    }

    /// Hands over one after the other as they come, without holding them all.
    public void each(Consumer<Document> next) {
        query.forEach(next);
    }

    /// How MongoDB would answer this: for tests that look for the index it takes.
    public Document explain() {
        return query.explain();
    }
}
