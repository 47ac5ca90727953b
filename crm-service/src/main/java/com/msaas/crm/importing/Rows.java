package com.msaas.crm.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.crm.sealing.Seal;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the rows of a file say, sealed, in batches, until the import is through.
@Repository
class Rows {
    /// As many as are worked through in a second or so: whoever stops the service waits for no more.
    static final int IN_A_BATCH = 100;

    private static final String IMPORT = "import_id";
    private static final String NUMBER = "number";
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final TenantCollection batches;
    private final Seal seal;
    private final JsonMapper mapper;

    Rows(Database database, Seal seal, JsonMapper mapper) {
        batches = database.tenantCollection(
                CollectionSpec.named("client_import_rows").unique(Indexes.ascending(IMPORT, NUMBER)));
        this.seal = seal;
        this.mapper = mapper;
    }

    void addAll(ImportId id, List<Row> rows) {
        List<Document> documents = new ArrayList<>();
        for (int first = 0; first < rows.size(); first += IN_A_BATCH) {
            int number = first / IN_A_BATCH;
            List<Row> batch = rows.subList(first, Math.min(first + IN_A_BATCH, rows.size()));
            documents.add(new Document("_id", Ids.next())
                    .append(IMPORT, id.value())
                    .append(NUMBER, number)
                    .append("rows", new Binary(seal.sealed(mapper.writeValueAsBytes(batch), about(id, number)))));
        }
        batches.insertAll(documents);
    }

    /// One batch, counted from 0; nothing once the import is through.
    Optional<List<Row>> batch(ImportId id, int number) {
        return batches.findOne(and(eq(IMPORT, id.value()), eq(NUMBER, number)))
                .map(document -> seal.opened(document.get("rows", Binary.class).getData(), about(id, number)))
                .map(opened -> mapper.readValue(opened, ROWS));
    }

    void forget(ImportId id) {
        batches.deleteMany(eq(IMPORT, id.value()));
    }

    private static String about(ImportId id, int number) {
        return id + "/" + number;
    }
}
