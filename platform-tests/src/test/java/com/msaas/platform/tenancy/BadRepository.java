package com.msaas.platform.tenancy;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.facet;
import static com.mongodb.client.model.Aggregates.graphLookup;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.lookup;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.merge;
import static com.mongodb.client.model.Aggregates.out;
import static com.mongodb.client.model.Aggregates.unionWith;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.msaas.platform.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/// One way to get at another tenant's data that somebody could write who holds the driver itself. Each is
/// done while [#OURS] is bound.
///
/// @param form what is wrong with it
/// @param report what the guard must say, `'command' on 'collection'`
record BadRepository(String form, String report, Work work) {
    static final UUID OURS = Ids.next();
    static final UUID THEIRS = Ids.next();
    static final String NOTES = "notes";
    private static final Bson MINE = eq("tenant_id", OURS);
    private static final Bson NAME = eq("name", "one");
    private static final Bson RENAME = Updates.set("name", "two");

    /// What it does with the database.
    interface Work {
        void in(Opened database);
    }

    /// The driver's own things.
    record Opened(MongoDatabase database, MongoCollection<Document> notes) {}

    @Override
    public String toString() {
        return form;
    }

    static List<BadRepository> all() {
        List<BadRepository> all = new ArrayList<>();
        all.addAll(reading());
        all.addAll(changing());
        all.addAll(aggregating());
        all.addAll(writingInBulk());
        all.addAll(commanding());
        return all;
    }

    private static List<BadRepository> reading() {
        return List.of(
                bad(
                        "finds without the tenant",
                        "find",
                        opened -> opened.notes.find(NAME).first()),
                bad("finds all", "find", opened -> opened.notes.find().first()),
                bad(
                        "finds another tenant's",
                        "find",
                        opened -> opened.notes.find(eq("tenant_id", THEIRS)).first()),
                bad(
                        "finds by a tenant in text form",
                        "find",
                        opened -> opened.notes
                                .find(eq("tenant_id", OURS.toString()))
                                .first()),
                bad(
                        "finds by a list of tenants",
                        "find",
                        opened ->
                                opened.notes.find(in("tenant_id", OURS, THEIRS)).first()),
                bad(
                        "finds by a list of one tenant",
                        "find",
                        opened -> opened.notes.find(in("tenant_id", OURS)).first()),
                bad(
                        "finds by this tenant or a name",
                        "find",
                        opened -> opened.notes.find(or(MINE, NAME)).first()),
                bad(
                        "finds by the tenant below the top",
                        "find",
                        opened -> opened.notes.find(and(MINE, NAME)).first()),
                bad(
                        "finds whatever has a tenant",
                        "find",
                        opened -> opened.notes.find(exists("tenant_id")).first()),
                bad(
                        "finds what is of no other tenant",
                        "find",
                        opened -> opened.notes.find(ne("tenant_id", THEIRS)).first()),
                bad("counts without the tenant", "aggregate", opened -> opened.notes.countDocuments(NAME)),
                bad("estimates how many there are", "count", opened -> opened.notes.estimatedDocumentCount()),
                bad(
                        "asks for all values",
                        "distinct",
                        opened -> opened.notes.distinct("name", String.class).first()));
    }

    private static List<BadRepository> changing() {
        return List.of(
                bad("updates without the tenant", "update", opened -> opened.notes.updateOne(NAME, RENAME)),
                bad("updates many without the tenant", "update", opened -> opened.notes.updateMany(NAME, RENAME)),
                bad(
                        "gives its document to another tenant",
                        "update",
                        opened -> opened.notes.updateOne(own("name", "one"), Updates.set("tenant_id", THEIRS))),
                bad(
                        "gives its document to the tenant that a field names",
                        "update",
                        opened -> opened.notes.updateOne(own("name", "one"), Updates.rename("heir", "tenant_id"))),
                bad(
                        "updates by a pipeline, which may do anything",
                        "update",
                        opened -> opened.notes.updateOne(
                                own("name", "one"), List.of(new Document("$set", new Document("tenant_id", THEIRS))))),
                bad(
                        "replaces without the tenant",
                        "update",
                        opened -> opened.notes.replaceOne(NAME, new Document("tenant_id", OURS))),
                bad(
                        "replaces by another tenant's document",
                        "update",
                        opened -> opened.notes.replaceOne(own("name", "one"), new Document("tenant_id", THEIRS))),
                bad(
                        "replaces by a document of nobody",
                        "update",
                        opened -> opened.notes.replaceOne(own("name", "one"), new Document("name", "one"))),
                bad(
                        "finds and updates without the tenant",
                        "findAndModify",
                        opened -> opened.notes.findOneAndUpdate(NAME, RENAME)),
                bad(
                        "finds and deletes without the tenant",
                        "findAndModify",
                        opened -> opened.notes.findOneAndDelete(NAME)),
                bad("deletes without the tenant", "delete", opened -> opened.notes.deleteOne(NAME)),
                bad(
                        "deletes many of another tenant",
                        "delete",
                        opened -> opened.notes.deleteMany(eq("tenant_id", THEIRS))),
                bad("inserts another tenant's document", "insert", opened -> opened.notes.insertOne(of(THEIRS))),
                bad(
                        "inserts a document of nobody",
                        "insert",
                        opened -> opened.notes.insertOne(new Document("name", "three"))),
                bad(
                        "inserts another tenant's among its own",
                        "insert",
                        opened -> opened.notes.insertMany(List.of(of(OURS), of(THEIRS)))));
    }

    private static List<BadRepository> aggregating() {
        Bson mine = match(MINE);
        return List.of(
                bad(
                        "aggregates without the tenant",
                        "aggregate",
                        opened -> run(opened, group("$name", sum("count", 1)))),
                bad(
                        "aggregates with the tenant too late",
                        "aggregate",
                        opened -> run(opened, group("$tenant_id", sum("count", 1)), mine)),
                bad("aggregates nothing in particular", "aggregate", BadRepository::run),
                bad(
                        "looks into another collection by a field",
                        "aggregate",
                        opened -> run(opened, mine, lookup("visits", "name", "name", "visits"))),
                bad(
                        "looks into another collection by a pipeline without the tenant",
                        "aggregate",
                        opened -> run(opened, mine, lookup("visits", List.of(match(NAME)), "visits"))),
                bad(
                        "looks into a third collection from the second",
                        "aggregate",
                        opened -> run(
                                opened,
                                mine,
                                lookup("visits", List.of(mine, lookup("bills", "name", "name", "bills")), "visits"))),
                bad(
                        "looks into another collection in a facet",
                        "aggregate",
                        opened -> run(
                                opened, mine, facet(new Facet("visits", lookup("visits", "name", "name", "visits"))))),
                bad(
                        "adds another collection",
                        "aggregate",
                        opened -> run(opened, mine, unionWith("visits", List.of()))),
                bad(
                        "adds another collection as a whole",
                        "aggregate",
                        opened -> run(opened, mine, new Document("$unionWith", "visits"))),
                bad(
                        "follows a graph into another collection",
                        "aggregate",
                        opened -> run(opened, mine, graphLookup("visits", "$name", "name", "next", "visits"))),
                bad(
                        "writes its result elsewhere",
                        "aggregate",
                        opened -> opened.notes
                                .aggregate(List.of(mine, out("stolen")))
                                .toCollection()),
                bad(
                        "merges its result elsewhere",
                        "aggregate",
                        opened -> opened.notes
                                .aggregate(List.of(mine, merge("stolen")))
                                .toCollection()));
    }

    private static List<BadRepository> writingInBulk() {
        return List.of(
                bad(
                        "has one bad insert in a bulk",
                        "insert",
                        opened -> opened.notes.bulkWrite(
                                List.of(new InsertOneModel<>(of(OURS)), new InsertOneModel<>(of(THEIRS))))),
                bad(
                        "has one bad update in a bulk",
                        "update",
                        opened -> opened.notes.bulkWrite(List.of(
                                new UpdateOneModel<>(own("name", "one"), RENAME), new UpdateOneModel<>(NAME, RENAME)))),
                bad(
                        "has one bad delete in a bulk",
                        "delete",
                        opened -> opened.notes.bulkWrite(
                                List.of(new DeleteOneModel<>(own("name", "one")), new DeleteOneModel<>(NAME)))));
    }

    private static List<BadRepository> commanding() {
        return List.of(
                bad(
                        "gives the driver a find as a raw command",
                        "find",
                        opened -> opened.database.runCommand(
                                new Document("find", NOTES).append("filter", new Document("name", "one")))),
                bad(
                        "gives the driver an update as a raw command",
                        "update",
                        opened -> opened.database.runCommand(new Document("update", NOTES)
                                .append(
                                        "updates",
                                        List.of(new Document("q", new Document())
                                                .append("u", new Document("$set", new Document("name", "two")))
                                                .append("multi", true))))),
                bad(
                        "has a find explained",
                        "find",
                        opened -> opened.database.runCommand(new Document("explain", new Document("find", NOTES))
                                .append("verbosity", "queryPlanner"))),
                bad(
                        "gives the driver a command that nobody knows here",
                        "mapReduce",
                        opened -> opened.database.runCommand(new Document("mapReduce", NOTES)
                                .append("map", "function() { emit(this.name, 1); }")
                                .append("reduce", "function(key, values) { return Array.sum(values); }")
                                .append("out", new Document("inline", 1)))));
    }

    /// The filter as the platform writes it, with the tenant at the top.
    static Document own(String field, String value) {
        return new Document("tenant_id", OURS).append(field, value);
    }

    static Document of(UUID tenant) {
        return new Document("_id", Ids.next())
                .append("tenant_id", tenant)
                .append("name", Ids.next().toString());
    }

    private static BadRepository bad(String form, String command, Work work) {
        return new BadRepository(form, "'" + command + "' on '" + NOTES + "'", work);
    }

    private static void run(Opened opened, Bson... stages) {
        opened.notes.aggregate(List.of(stages)).into(new ArrayList<>());
    }
}
