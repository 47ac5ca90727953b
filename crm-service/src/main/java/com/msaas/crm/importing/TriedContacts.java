package com.msaas.crm.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.msaas.crm.importing.Outcome.Twin;
import com.msaas.crm.matching.ContactKey;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Whom a dry run would have made: which row of the file holds which contact, until the run is through.
@Repository
class TriedContacts {
    private static final String IMPORT = "import_id";
    private static final String KEY = "key";

    private final TenantCollection contacts;

    TriedContacts(Database database) {
        contacts = database.tenantCollection(
                CollectionSpec.named("client_import_contacts").unique(Indexes.ascending(IMPORT, KEY)));
    }

    /// The rows before that hold one of these.
    List<Twin> twins(ImportId id, Set<ContactKey> keys) {
        List<String> texts = keys.stream().map(ContactKey::text).toList();
        return contacts.find(and(eq(IMPORT, id.value()), in(KEY, texts)))
                .list(document -> new Twin(
                        null, ContactKey.Kind.valueOf(document.getString("kind")), document.getInteger("row")));
    }

    void hold(ImportId id, Row row, Set<ContactKey> keys) {
        contacts.insertAll(keys.stream()
                .map(key -> new Document("_id", Ids.next())
                        .append(IMPORT, id.value())
                        .append(KEY, key.text())
                        .append("kind", key.kind().name())
                        .append("row", row.number()))
                .toList());
    }

    void forget(ImportId id) {
        contacts.deleteMany(eq(IMPORT, id.value()));
    }
}
