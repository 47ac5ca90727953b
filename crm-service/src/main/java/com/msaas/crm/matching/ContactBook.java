package com.msaas.crm.matching;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.pull;

import com.mongodb.client.model.Indexes;
import com.msaas.crm.ClientId;
import com.msaas.crm.matching.PossibleDuplicate.Match;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.refusal.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Who holds which contact: one document for each contact, with the files that name it. The unique index
/// decides who comes first; whoever comes second starts over, sees the first and is refused, or joins.
@Repository
class ContactBook {
    private static final String KEY = "key";
    private static final String CLIENTS = "clients";

    private final TenantCollection keys;

    ContactBook(Database database) {
        keys = database.tenantCollection(CollectionSpec.named("contact_keys").unique(Indexes.ascending(KEY)));
    }

    /// @param sharing whether a contact may be held by others too
    /// @throws RefusedException with [PossibleDuplicate] when others hold one
    void claim(ClientId client, Set<ContactKey> added, boolean sharing) {
        if (added.isEmpty()) {
            return;
        }
        List<Document> held = keys.find(in(KEY, texts(added))).list();
        List<Match> others = held.stream()
                .flatMap(document -> matches(document).stream())
                .filter(match -> !match.clientId().equals(client))
                .distinct()
                .toList();
        if (!sharing && !others.isEmpty()) {
            throw new RefusedException(new PossibleDuplicate(others));
        }
        Set<String> known = new HashSet<>();
        held.forEach(document -> known.add(document.getString(KEY)));
        List<Document> fresh = new ArrayList<>();
        for (ContactKey key : added) {
            if (known.contains(key.text())) {
                keys.updateOne(eq(KEY, key.text()), addToSet(CLIENTS, client.value()));
            } else {
                fresh.add(new Document("_id", Ids.next())
                        .append(KEY, key.text())
                        .append(CLIENTS, List.of(client.value())));
            }
        }
        MongoErrors.startOverWhenTaken(() -> keys.insertAll(fresh));
    }

    List<Match> holders(Set<ContactKey> wanted) {
        return keys.find(in(KEY, texts(wanted))).list().stream()
                .flatMap(document -> matches(document).stream())
                .distinct()
                .toList();
    }

    void release(ClientId client, Set<ContactKey> gone) {
        for (ContactKey key : gone) {
            keys.updateOne(eq(KEY, key.text()), pull(CLIENTS, client.value()));
            keys.deleteOne(and(eq(KEY, key.text()), size(CLIENTS, 0)));
        }
    }

    private static List<Match> matches(Document document) {
        ContactKey.Kind kind = ContactKey.of(document.getString(KEY)).kind();
        return document.getList(CLIENTS, UUID.class).stream()
                .map(ClientId::new)
                .map(other -> new Match(other, kind))
                .toList();
    }

    private static List<String> texts(Collection<ContactKey> keys) {
        return keys.stream().map(ContactKey::text).toList();
    }
}
