package com.msaas.platform.mongo;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A collection that truly crosses tenants: outbox, inbox, jobs, keys, the index of addresses. Who may hold
/// one is a closed list that an architecture test counts.
public final class CrossTenantCollection {
    private final Supplier<MongoCollection<Document>> target;

    CrossTenantCollection(Supplier<MongoCollection<Document>> target) {
        this.target = target;
    }

    /// The driver's collection, outside of any transaction.
    public MongoCollection<Document> plain() {
        return target.get();
    }

    /// Does something to the collection, inside the open transaction if there is one.
    public <T extends @Nullable Object> T use(
            Function<MongoCollection<Document>, T> outside,
            BiFunction<MongoCollection<Document>, ClientSession, T> inside) {
        Optional<ClientSession> session = Transactions.session();
        return session.isPresent() ? inside.apply(plain(), session.get()) : outside.apply(plain());
    }

    /// Adds the document, inside the open transaction if there is one.
    public void insert(Document document) {
        use(c -> c.insertOne(document), (c, session) -> c.insertOne(session, document));
    }

    /// Adds the documents by one statement, inside the open transaction if there is one.
    public void insert(List<Document> documents) {
        use(c -> c.insertMany(documents), (c, session) -> c.insertMany(session, documents));
    }
}
