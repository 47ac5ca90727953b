package com.msaas.platform.mongo;

import static com.msaas.platform.mongo.TenantCollection.TENANT;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import com.msaas.platform.tenancy.TenantGuard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.context.SmartLifecycle;

/// The service's own database. Repositories declare their collections in their constructors; when all are
/// declared and before anything is served, the collections, validators and indexes are made.
public final class Database implements SmartLifecycle {
    private static final int NAMESPACE_EXISTS = 48;

    private final MongoDatabase database;
    private final TenantGuard guard;
    private final Generations generations;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, List<CollectionSpec>> projections = new HashMap<>();
    private volatile boolean running;

    public Database(MongoDatabase database, TenantGuard guard, Generations generations) {
        this.database = database;
        this.guard = guard;
        this.generations = generations;
    }

    /// A collection whose documents belong to tenants.
    ///
    /// @throws IllegalStateException when the name is taken or the service has started
    public TenantCollection tenantCollection(CollectionSpec spec) {
        declare(spec, true);
        MongoCollection<Document> collection = database.getCollection(spec.name());
        return new TenantCollection(() -> collection);
    }

    /// A collection that belongs to a projection. Handlers write the generation they are fed for, everyone
    /// else reads the live one.
    ///
    /// @throws IllegalStateException when the name is taken or the service has started
    public TenantCollection projectionCollection(String projection, CollectionSpec spec) {
        declare(spec, true);
        projections.computeIfAbsent(projection, none -> new ArrayList<>()).add(spec);
        return new TenantCollection(
                () -> database.getCollection(Generations.collectionName(spec.name(), generations.current(projection))));
    }

    /// A collection that crosses tenants. Its owner stands in the closed list of an architecture test.
    ///
    /// @throws IllegalStateException when the name is taken or the service has started
    public CrossTenantCollection crossTenantCollection(CollectionSpec spec) {
        declare(spec, false);
        guard.leaveAlone(spec.name());
        MongoCollection<Document> collection = database.getCollection(spec.name());
        return new CrossTenantCollection(() -> collection);
    }

    /// A collection that belongs to a projection and crosses tenants, such as what a clinic is found by. Its
    /// owner stands in the same closed list.
    ///
    /// @throws IllegalStateException when the name is taken or the service has started
    public CrossTenantCollection crossTenantProjectionCollection(String projection, CollectionSpec spec) {
        declare(spec, false);
        guard.leaveAlone(spec.name());
        projections.computeIfAbsent(projection, none -> new ArrayList<>()).add(spec);
        return new CrossTenantCollection(
                () -> database.getCollection(Generations.collectionName(spec.name(), generations.current(projection))));
    }

    /// The collections that a projection has declared.
    public List<CollectionSpec> collectionsOf(String projection) {
        return List.copyOf(projections.getOrDefault(projection, List.of()));
    }

    /// Makes the collections of a projection's generation, where they are not there yet.
    public void createGeneration(String projection, int generation) {
        Map<String, Document> present = present();
        for (CollectionSpec spec : collectionsOf(projection)) {
            boolean ofTenants = Objects.requireNonNull(declared.get(spec.name())).ofTenants;
            String name = Generations.collectionName(spec.name(), generation);
            if (!ofTenants) {
                guard.leaveAlone(name);
            }
            create(new Declared(spec.renamed(name), ofTenants), present);
        }
    }

    /// Removes the collections of a projection's generation.
    public void dropGeneration(String projection, int generation) {
        for (CollectionSpec spec : collectionsOf(projection)) {
            database.getCollection(Generations.collectionName(spec.name(), generation))
                    .drop();
        }
    }

    /// Asks the server for a sign of life.
    public void ping() {
        database.runCommand(new Document("ping", 1));
    }

    @Override
    public void start() {
        running = true;
        Map<String, Document> present = present();
        declared.values().forEach(one -> create(one, present));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before everything that reads or writes.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void declare(CollectionSpec spec, boolean ofTenants) {
        if (running) {
            throw new IllegalStateException("collections are declared before the start: " + spec.name());
        }
        if (declared.putIfAbsent(spec.name(), new Declared(spec, ofTenants)) != null) {
            throw new IllegalStateException("a collection has one owner: " + spec.name());
        }
    }

    private Map<String, Document> present() {
        Map<String, Document> validators = new HashMap<>();
        for (Document collection : database.listCollections()) {
            Document options = collection.get("options", new Document());
            validators.put(collection.getString("name"), options.get("validator", new Document()));
        }
        return validators;
    }

    private void create(Declared one, Map<String, Document> present) {
        Document validator = one.validator();
        Document before = present.get(one.spec.name());
        if (before == null) {
            createCollection(one.spec.name(), validator);
        } else if (!before.equals(validator)) {
            setValidator(one.spec.name(), validator);
        }
        List<IndexModel> indexes = one.indexes();
        if (!indexes.isEmpty()) {
            database.getCollection(one.spec.name()).createIndexes(indexes);
        }
    }

    private void createCollection(String name, Document validator) {
        try {
            database.createCollection(
                    name,
                    new CreateCollectionOptions().validationOptions(new ValidationOptions().validator(validator)));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) {
                throw e;
            }
            // another instance of this service starts at the same time
            setValidator(name, validator);
        }
    }

    private void setValidator(String name, Document validator) {
        database.runCommand(new Document("collMod", name).append("validator", validator));
    }

    private record Declared(CollectionSpec spec, boolean ofTenants) {
        Document validator() {
            List<Document> schemas = new ArrayList<>();
            if (ofTenants) {
                schemas.add(new Document(
                        "$jsonSchema",
                        new Document("required", List.of("_id", TENANT))
                                .append("properties", new Document(TENANT, new Document("bsonType", "binData")))));
            }
            if (!spec.validator().isEmpty()) {
                schemas.add(new Document("$jsonSchema", spec.validator()));
            }
            return schemas.isEmpty() ? new Document() : new Document("$and", schemas);
        }

        List<IndexModel> indexes() {
            return spec.indexes().stream()
                    .map(index -> new IndexModel(
                            ofTenants && index.options().getExpireAfter(TimeUnit.SECONDS) == null
                                    ? Indexes.compoundIndex(Indexes.ascending(TENANT), index.keys())
                                    : index.keys(),
                            index.options()))
                    .toList();
        }
    }
}
