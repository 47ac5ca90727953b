package com.msaas.platform.mongo;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import com.msaas.platform.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;

/// A collection whose documents belong to tenants. Every filter begins with equality on the bound tenant,
/// every document written is stamped with it, and where none is bound nothing is done at all. Inside a
/// transaction it takes part in it.
///
/// Each method throws [com.msaas.platform.tenancy.NoTenantBound] where no tenant is bound.
public final class TenantCollection {
    /// The field that names the tenant, in every document of every tenant collection.
    public static final String TENANT = "tenant_id";

    private static final Set<String> STAGES_THAT_LEAVE =
            Set.of("$out", "$merge", "$lookup", "$unionWith", "$graphLookup");

    private final Supplier<MongoCollection<Document>> target;

    TenantCollection(Supplier<MongoCollection<Document>> target) {
        this.target = target;
    }

    /// The document that meets the filter, if there is one.
    public Optional<Document> findOne(Bson filter) {
        return find(filter).limit(1).first();
    }

    /// The document with this id, if the bound tenant has it.
    public Optional<Document> byId(UUID id) {
        return findOne(Filters.eq(id));
    }

    /// The documents that meet the filter.
    public Find find(Bson filter) {
        Bson mine = mine(filter);
        return new Find(Transactions.session()
                .map(session -> collection().find(session, mine))
                .orElseGet(() -> collection().find(mine)));
    }

    /// All documents of the bound tenant.
    public Find find() {
        return find(new BsonDocument());
    }

    /// How many meet the filter.
    public long count(Bson filter) {
        Bson mine = mine(filter);
        return Transactions.session()
                .map(session -> collection().countDocuments(session, mine))
                .orElseGet(() -> collection().countDocuments(mine));
    }

    /// Adds the document.
    public void insert(Document document) {
        Document stamped = stamped(document);
        Transactions.session()
                .ifPresentOrElse(
                        session -> collection().insertOne(session, stamped),
                        () -> collection().insertOne(stamped));
    }

    /// Adds the documents.
    public void insertAll(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<Document> stamped =
                documents.stream().map(TenantCollection::stamped).toList();
        Transactions.session()
                .ifPresentOrElse(
                        session -> collection().insertMany(session, stamped),
                        () -> collection().insertMany(stamped));
    }

    /// Changes one document that meets the filter.
    ///
    /// @return whether there was one
    public boolean updateOne(Bson filter, Bson update) {
        return update(filter, update, new UpdateOptions()).getMatchedCount() == 1;
    }

    /// Changes one document that meets the filter, or makes it.
    public void upsertOne(Bson filter, Bson update) {
        update(filter, update, new UpdateOptions().upsert(true));
    }

    /// Changes one document that meets the filter, and elements of its arrays, as the options say.
    public UpdateResult update(Bson filter, Bson update, UpdateOptions options) {
        Bson mine = mine(filter);
        Bson staying = new Staying(update);
        return Transactions.session()
                .map(session -> collection().updateOne(session, mine, staying, options))
                .orElseGet(() -> collection().updateOne(mine, staying, options));
    }

    /// Changes all documents that meet the filter.
    ///
    /// @return how many there were
    public long updateMany(Bson filter, Bson update) {
        Bson mine = mine(filter);
        Bson staying = new Staying(update);
        return Transactions.session()
                .map(session -> collection().updateMany(session, mine, staying))
                .orElseGet(() -> collection().updateMany(mine, staying))
                .getMatchedCount();
    }

    /// Changes one document that meets the filter and gives it as it is afterwards.
    public Optional<Document> findOneAndUpdate(Bson filter, Bson update) {
        Bson mine = mine(filter);
        Bson staying = new Staying(update);
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        ClientSession session = Transactions.session().orElse(null);
        return Optional.ofNullable(
                session == null
                        ? collection().findOneAndUpdate(mine, staying, after)
                        : collection().findOneAndUpdate(session, mine, staying, after));
    }

    /// Puts the document in the place of the one that meets the filter.
    ///
    /// @return whether there was one
    public boolean replaceOne(Bson filter, Document document) {
        return replace(filter, document, new ReplaceOptions()).getMatchedCount() == 1;
    }

    /// Puts the document in the place of the one that meets the filter, or adds it.
    public void upsertDocument(Bson filter, Document document) {
        replace(filter, document, new ReplaceOptions().upsert(true));
    }

    private UpdateResult replace(Bson filter, Document document, ReplaceOptions options) {
        Bson mine = mine(filter);
        Document stamped = stamped(document);
        return Transactions.session()
                .map(session -> collection().replaceOne(session, mine, stamped, options))
                .orElseGet(() -> collection().replaceOne(mine, stamped, options));
    }

    /// Removes one document that meets the filter.
    ///
    /// @return whether there was one
    public boolean deleteOne(Bson filter) {
        Bson mine = mine(filter);
        return Transactions.session()
                        .map(session -> collection().deleteOne(session, mine))
                        .orElseGet(() -> collection().deleteOne(mine))
                        .getDeletedCount()
                == 1;
    }

    /// Removes all documents that meet the filter.
    ///
    /// @return how many there were
    public long deleteMany(Bson filter) {
        Bson mine = mine(filter);
        return Transactions.session()
                .map(session -> collection().deleteMany(session, mine))
                .orElseGet(() -> collection().deleteMany(mine))
                .getDeletedCount();
    }

    /// Works out something from the bound tenant's documents. Stages that read or write another collection
    /// are refused: what is needed from there is a query of its own.
    ///
    /// @throws IllegalArgumentException for such a stage
    public List<Document> aggregate(List<? extends Bson> stages) {
        List<Bson> mine = new ArrayList<>(stages.size() + 1);
        mine.add(new Document("$match", mine(new BsonDocument())));
        for (Bson stage : stages) {
            BsonDocument rendered =
                    stage.toBsonDocument(Document.class, collection().getCodecRegistry());
            refuseLeaving(rendered);
            mine.add(rendered);
        }
        AggregateIterable<Document> result = Transactions.session()
                .map(session -> collection().aggregate(session, mine))
                .orElseGet(() -> collection().aggregate(mine));
        return result.into(new ArrayList<>());
    }

    private static void refuseLeaving(BsonDocument stage) {
        String name = stage.getFirstKey();
        if (STAGES_THAT_LEAVE.contains(name)) {
            throw new IllegalArgumentException(name + " would leave the tenant's collection");
        }
        if (name.equals("$facet")) {
            stage.getDocument(name)
                    .values()
                    .forEach(branch -> branch.asArray().forEach(inner -> refuseLeaving(inner.asDocument())));
        }
    }

    private MongoCollection<Document> collection() {
        return target.get();
    }

    private static Bson mine(Bson filter) {
        Bson tenant = Filters.eq(TENANT, TenantContext.current().value());
        return filter instanceof BsonDocument document && document.isEmpty() ? tenant : new TenantFirst(tenant, filter);
    }

    private static Document stamped(Document document) {
        UUID tenant = TenantContext.current().value();
        Object claimed = document.get(TENANT);
        if (claimed != null && !claimed.equals(tenant)) {
            throw new IllegalArgumentException("the document names another tenant than the bound one");
        }
        Document stamped = new Document();
        if (document.containsKey("_id")) {
            stamped.append("_id", document.get("_id"));
        }
        stamped.append(TENANT, tenant);
        document.forEach(stamped::putIfAbsent);
        return stamped;
    }

    /// `{tenant_id: bound, …filter}`.
    private record TenantFirst(Bson tenant, Bson filter) implements Bson {
        @Override
        public <D> BsonDocument toBsonDocument(
                Class<D> documentClass, org.bson.codecs.configuration.CodecRegistry registry) {
            BsonDocument first = tenant.toBsonDocument(documentClass, registry).clone();
            BsonDocument rest = filter.toBsonDocument(documentClass, registry);
            if (rest.containsKey(TENANT)) {
                throw new IllegalArgumentException("a filter leaves the tenant to the collection");
            }
            first.putAll(rest);
            return first;
        }
    }

    /// An update that leaves the document with its tenant.
    private record Staying(Bson update) implements Bson {
        @Override
        public <D> BsonDocument toBsonDocument(
                Class<D> documentClass, org.bson.codecs.configuration.CodecRegistry registry) {
            BsonDocument rendered = update.toBsonDocument(documentClass, registry);
            boolean named = rendered.values().stream()
                    .anyMatch(
                            fields -> fields.isDocument() && fields.asDocument().containsKey(TENANT));
            boolean renamed =
                    rendered.getDocument("$rename", new BsonDocument()).containsValue(new BsonString(TENANT));
            if (named || renamed) {
                throw new IllegalArgumentException("an update leaves the tenant to the collection");
            }
            return rendered;
        }
    }
}
