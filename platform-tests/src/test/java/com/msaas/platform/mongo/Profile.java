package com.msaas.platform.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/// What MongoDB notes of each statement on a database while this is open: for tests that look for the index
/// that a statement takes. Nothing that a repository asks for is missed, as nobody has to know its queries.
public final class Profile implements AutoCloseable {
    private final MongoDatabase database;

    private Profile(MongoDatabase database) {
        this.database = database;
    }

    /// Begins to note.
    public static Profile of(MongoDatabase database) {
        database.runCommand(new Document("profile", 2));
        return new Profile(database);
    }

    /// The statements that looked for some documents by reading all, each as collection and command. Who
    /// wants all documents reads all, and a change stream reads the oplog.
    public List<String> scans() {
        List<String> scans = new ArrayList<>();
        for (Document noted : noted("COLLSCAN")) {
            Document command = noted.get("command", Document.class);
            if (!wantsAll(command)
                    && !isStream(command)
                    && !isStream(noted.get("originatingCommand", Document.class))) {
                scans.add(collection(noted) + ": " + command.toJson());
            }
        }
        return scans;
    }

    /// The collections in which something was found by an index.
    public Set<String> indexed() {
        Set<String> collections = new TreeSet<>();
        for (Document noted : noted("IXSCAN|IDHACK|COUNT_SCAN")) {
            collections.add(collection(noted));
        }
        return collections;
    }

    private List<Document> noted(String plan) {
        // a service calls itself by its database; what the tests ask for themselves does not count
        return database.getCollection("system.profile")
                .find(Filters.and(Filters.regex("planSummary", plan), Filters.eq("appName", database.getName())))
                .into(new ArrayList<>());
    }

    private String collection(Document noted) {
        return noted.getString("ns").substring(database.getName().length() + 1);
    }

    private static boolean wantsAll(Document command) {
        return command.containsKey("find")
                && command.get("filter", new Document()).isEmpty();
    }

    private static boolean isStream(Document command) {
        return command != null
                && command.getList("pipeline", Document.class, List.of()).stream()
                        .anyMatch(stage -> stage.containsKey("$changeStream"));
    }

    @Override
    public void close() {
        database.runCommand(new Document("profile", 0));
    }
}
