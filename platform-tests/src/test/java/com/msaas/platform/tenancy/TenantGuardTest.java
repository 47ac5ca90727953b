package com.msaas.platform.tenancy;

import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.lookup;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.out;
import static com.mongodb.client.model.Filters.eq;
import static com.msaas.platform.tenancy.BadRepository.OURS;
import static com.msaas.platform.tenancy.BadRepository.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import com.msaas.localstack.RealServers;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.BadRepository.Opened;
import com.msaas.testsupport.RealParts;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TenantGuardTest {
    static final String DATABASE = RealParts.freshDatabase("guard");
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    private static final TenantId TENANT = new TenantId(OURS);

    private static TenantGuard guard;
    private static MongoClient client;
    private static MongoDatabase database;
    private static MongoCollection<Document> plain;
    private static TenantCollection notes;

    @BeforeAll
    static void open() {
        guard = new TenantGuard();
        guard.report(REPORTS::add);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(RealServers.mongodbUri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(guard)
                .build());
        database = client.getDatabase(DATABASE);
        Database declared = new Database(database, guard, new Generations());
        notes = declared.tenantCollection(CollectionSpec.named(BadRepository.NOTES));
        declared.crossTenantCollection(CollectionSpec.named("shared"));
        declared.start();
        plain = database.getCollection(BadRepository.NOTES);
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @BeforeEach
    void oneNoteEach() {
        MongoCollection<Document> unwatched = RealParts.database(DATABASE).getCollection(BadRepository.NOTES);
        unwatched.deleteMany(new Document());
        unwatched.insertMany(List.of(
                new Document("_id", Ids.next()).append("tenant_id", OURS).append("name", "one"),
                new Document("_id", Ids.next()).append("tenant_id", THEIRS).append("name", "one")));
        REPORTS.clear();
    }

    static List<BadRepository> planted() {
        return BadRepository.all();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void reportsARepositoryThat(BadRepository planted) {
        TenantContext.run(TENANT, () -> dare(planted));

        assertThat(REPORTS).containsExactly(planted.report() + " is not held to the bound tenant");
    }

    @ParameterizedTest
    @MethodSource("planted")
    void reportsItAllTheMoreWhereNoTenantIsBound(BadRepository planted) {
        dare(planted);

        assertThat(REPORTS).containsExactly(planted.report() + " is not held to the bound tenant");
    }

    /// The server may refuse it too; what counts is that the guard has seen it.
    private static void dare(BadRepository planted) {
        try {
            planted.work().in(new Opened(database, plain));
        } catch (MongoException refused) {
            assertThat(refused).isNotNull();
        }
    }

    @Test
    void isSilentAboutEverythingThatTheTenantCollectionDoes() {
        TenantContext.run(TENANT, () -> new Transactions(client).inOne(TenantGuardTest::doEverything));
        TenantContext.run(TENANT, TenantGuardTest::doEverything);

        assertThat(REPORTS).isEmpty();
        assertThat(RealParts.database(DATABASE)
                        .getCollection(BadRepository.NOTES)
                        .countDocuments(new Document("tenant_id", THEIRS).append("name", "one")))
                .as("the other tenant's note")
                .isOne();
    }

    private static void doEverything() {
        notes.insert(new Document("_id", Ids.next()).append("name", "two"));
        notes.insertAll(List.of(new Document("_id", Ids.next()), new Document("_id", Ids.next())));
        notes.findOne(eq("name", "one"));
        notes.find().list();
        notes.count(eq("name", "one"));
        notes.updateOne(eq("name", "one"), Updates.set("text", "$gt"));
        notes.upsertOne(eq(Ids.next()), Updates.set("text", "x"));
        notes.update(eq("name", "one"), Updates.set("text", "x"), new UpdateOptions().upsert(true));
        notes.updateMany(eq("name", "two"), Updates.set("text", "x"));
        notes.findOneAndUpdate(eq("name", "two"), Updates.set("text", "y"));
        notes.replaceOne(eq("name", "two"), new Document("name", "three"));
        notes.upsertDocument(eq(Ids.next()), new Document("name", "four"));
        notes.aggregate(List.of(
                match(eq("author", Ids.next())),
                group("$name", Accumulators.sum("count", 1)),
                facet(new Facet("all", match(new Document())))));
        notes.deleteOne(eq("name", "three"));
        notes.deleteMany(new Document());
    }

    @Test
    void isSilentAboutOtherCollectionsThatAreHeldToTheTenantToo() {
        TenantContext.run(TENANT, () -> {
            plain.aggregate(List.of(
                            match(eq("tenant_id", OURS)),
                            lookup("visits", List.of(match(eq("tenant_id", OURS))), "visits"),
                            lookup("shared", List.of(), "shared")))
                    .first();
        });
        database.getCollection("shared").find().first();

        assertThat(REPORTS).isEmpty();
    }

    /// A statement for many collections at once, which servers know from 8.0 on: here it is only shown to the
    /// guard.
    @Test
    void looksIntoEachStatementOfABulkOfTheClient() {
        BsonDocument insert = new BsonDocument("insert", new BsonInt32(0)).append("document", ofTenant(OURS));
        BsonDocument update = new BsonDocument("update", new BsonInt32(0))
                .append("filter", ofTenant(OURS))
                .append("updateMods", BsonDocument.parse("{$set: {name: 'two'}}"));
        BsonDocument delete = new BsonDocument("delete", new BsonInt32(0)).append("filter", ofTenant(OURS));
        BsonDocument shared = new BsonDocument("delete", new BsonInt32(1)).append("filter", new BsonDocument());

        assertThat(seenInBulk(insert, update, delete, shared)).isEmpty();
        assertThat(seenInBulk()).hasSize(1);
        assertThat(seenInBulk(insert, insert.clone().append("document", ofTenant(THEIRS))))
                .containsExactly("'bulkWrite' on 'several collections' is not held to the bound tenant");
        assertThat(seenInBulk(insert, update.clone().append("filter", new BsonDocument())))
                .hasSize(1);
        assertThat(seenInBulk(insert, update.clone().append("updateMods", new BsonDocument("$set", ofTenant(THEIRS)))))
                .hasSize(1);
        assertThat(seenInBulk(insert, delete.clone().append("filter", new BsonDocument())))
                .hasSize(1);
        assertThat(seenInBulk(insert, BsonDocument.parse("{unheard: 'of'}"))).hasSize(1);
    }

    private static List<String> seenInBulk(BsonDocument... operations) {
        REPORTS.clear();
        BsonArray namespaces = BsonArray.parse("[{ns: '" + DATABASE + ".notes'}, {ns: '" + DATABASE + ".shared'}]");
        BsonDocument command = new BsonDocument("bulkWrite", new BsonInt32(1))
                .append("ops", new BsonArray(List.of(operations)))
                .append("nsInfo", namespaces);
        ConnectionDescription connection =
                new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress("127.0.0.1")));
        TenantContext.run(
                TENANT,
                () -> guard.commandStarted(
                        new CommandStartedEvent(null, 1, 1, connection, "admin", "bulkWrite", command)));
        return List.copyOf(REPORTS);
    }

    private static BsonDocument ofTenant(UUID tenant) {
        return new BsonDocument("tenant_id", new BsonBinary(tenant));
    }

    @Test
    void isToldWhereWorkCrossesTenantsOnPurpose() {
        TenantGuard.crossing("a test", () -> plain.find().first());

        assertThat(REPORTS).isEmpty();
    }

    @Test
    void hasLittleToDoAsTheTenantCollectionRefusesByItself() {
        assertThatThrownBy(() -> notes.find()).isInstanceOf(NoTenantBound.class);
        assertThatThrownBy(() -> notes.insert(new Document())).isInstanceOf(NoTenantBound.class);
        TenantContext.run(TENANT, () -> {
            refuses(() -> notes.insert(new Document("_id", Ids.next()).append("tenant_id", THEIRS)));
            refuses(() -> notes.replaceOne(eq("name", "one"), new Document("tenant_id", THEIRS)));
            refuses(() -> notes.find(eq("tenant_id", THEIRS)).list());
            refuses(() -> notes.deleteMany(eq("tenant_id", THEIRS)));
            refuses(() -> notes.updateOne(eq("name", "one"), Updates.set("tenant_id", THEIRS)));
            refuses(() -> notes.updateMany(eq("name", "one"), Updates.unset("tenant_id")));
            refuses(() -> notes.findOneAndUpdate(eq("name", "one"), Updates.rename("name", "tenant_id")));
            refuses(() -> notes.aggregate(List.of(out("stolen"))));
            refuses(() -> notes.aggregate(List.of(lookup("visits", "name", "name", "visits"))));
            refuses(() ->
                    notes.aggregate(List.of(facet(new Facet("visits", lookup("visits", "name", "name", "visits"))))));
        });
        assertThatThrownBy(() -> TenantContext.run(TENANT, () -> TenantContext.run(new TenantId(THEIRS), () -> {})))
                .isInstanceOf(IllegalStateException.class);

        assertThat(REPORTS).as("nothing was sent").isEmpty();
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable statement) {
        assertThatThrownBy(statement).isInstanceOf(IllegalArgumentException.class);
    }

    /// The database itself is the last line: a document of nobody is refused there.
    @Test
    void standsBeforeAValidatorThatDemandsATenant() {
        MongoCollection<Document> unwatched = RealParts.database(DATABASE).getCollection(BadRepository.NOTES);

        assertThatThrownBy(() -> unwatched.insertOne(new Document("_id", Ids.next()).append("name", "nobody's")))
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("failed validation");
    }
}
