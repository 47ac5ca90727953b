package com.msaas.crm.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.crm.ClientId;
import com.msaas.crm.importing.Outcome.Error;
import com.msaas.crm.importing.Outcome.Twin;
import com.msaas.crm.matching.ContactKey;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// What became of each row, once: the unique index knows no second outcome of a row.
@Repository
class Outcomes {
    private static final String IMPORT = "import_id";
    private static final String ROW = "row";
    private static final String CLIENT = "client_id";
    private static final String CREATED = "created";
    private static final String AT = "at";

    private final TenantCollection outcomes;

    Outcomes(Database database) {
        outcomes = database.tenantCollection(CollectionSpec.named("client_import_outcomes")
                .unique(Indexes.ascending(IMPORT, ROW))
                .index(Indexes.ascending(IMPORT, CREATED, ROW))
                .index(Indexes.ascending(IMPORT, CLIENT))
                .expiring(AT, Imports.KEPT));
    }

    void add(ImportId id, Outcome outcome, Instant now) {
        ClientId client = outcome.client();
        outcomes.insert(new Document("_id", Ids.next())
                .append(IMPORT, id.value())
                .append(ROW, outcome.row())
                .append(CREATED, outcome.created())
                .append(CLIENT, client == null ? null : client.value())
                .append(
                        "errors",
                        outcome.errors().stream()
                                .map(error -> new Document("field", error.field()).append("message", error.message()))
                                .toList())
                .append(
                        "twins",
                        outcome.twins().stream().map(Outcomes::document).toList())
                .append(AT, Date.from(now)));
    }

    /// The rows that became no files, in the order of the file.
    List<Outcome> notCreated(ImportId id) {
        return notCreatedQuery(id).list(Outcomes::outcome);
    }

    Find notCreatedQuery(ImportId id) {
        return outcomes.find(and(eq(IMPORT, id.value()), eq(CREATED, false))).sort(Sorts.ascending(ROW));
    }

    /// Which rows became these files, as far as this import made them.
    Map<ClientId, Integer> rowsOf(ImportId id, Collection<ClientId> clients) {
        Map<ClientId, Integer> rows = new HashMap<>();
        rowsQuery(id, clients)
                .list()
                .forEach(
                        document -> rows.put(new ClientId(document.get(CLIENT, UUID.class)), document.getInteger(ROW)));
        return rows;
    }

    Find rowsQuery(ImportId id, Collection<ClientId> clients) {
        return outcomes.find(and(
                eq(IMPORT, id.value()),
                in(CLIENT, clients.stream().map(ClientId::value).toList())));
    }

    private static Document document(Twin twin) {
        ClientId client = twin.client();
        return new Document(CLIENT, client == null ? null : client.value())
                .append("matched_on", twin.matchedOn().name())
                .append("other_row", twin.otherRow());
    }

    private static Outcome outcome(Document document) {
        return new Outcome(
                document.getInteger(ROW),
                client(document),
                document.getBoolean(CREATED),
                document.getList("errors", Document.class).stream()
                        .map(error -> new Error(error.getString("field"), error.getString("message")))
                        .toList(),
                document.getList("twins", Document.class).stream()
                        .map(twin -> new Twin(
                                client(twin),
                                ContactKey.Kind.valueOf(twin.getString("matched_on")),
                                twin.getInteger("other_row")))
                        .toList());
    }

    private static @Nullable ClientId client(Document document) {
        UUID client = document.get(CLIENT, UUID.class);
        return client == null ? null : new ClientId(client);
    }
}
