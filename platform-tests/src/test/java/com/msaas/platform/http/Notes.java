package com.msaas.platform.http;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;

/// The sample feature: a note has a name that is free.
class Notes {
    /// Where a test has somebody wait before the name is looked at. One for all instances of this JVM.
    static final AtomicReference<Runnable> GATE = new AtomicReference<>(() -> {});

    private final Transactions transactions;
    private final AuditTrail trail;
    private final TenantCollection notes;
    private final TenantCollection effects;
    private final CrossTenantCollection ownThings;

    Notes(Database database, Transactions transactions, AuditTrail trail) {
        this.transactions = transactions;
        this.trail = trail;
        this.notes = database.tenantCollection(CollectionSpec.named("notes").unique(Indexes.ascending("name")));
        this.effects = database.tenantCollection(CollectionSpec.named("effects"));
        this.ownThings = database.crossTenantCollection(CollectionSpec.named("own_things"));
    }

    record Note(UUID id, String name, String text, long version) implements Versioned {}

    /// Refuses by a plain read first, as a feature does that wants to spare a transaction.
    Note add(String name, String text) {
        GATE.get().run();
        if (notes.findOne(Filters.eq("name", name)).isPresent()) {
            throw new RefusedException(
                    new CommonRefusal("NAME_TAKEN", RefusalKind.CONFLICT, "The name is taken.", null, null));
        }
        return transactions.inOne(() -> {
            Note note = new Note(Ids.next(), name, text, 1);
            notes.insert(new Document("_id", note.id()).append("name", name).append("text", text));
            effects.insert(new Document("_id", Ids.next()).append("name", name));
            return note;
        });
    }

    void remove(String name) {
        transactions.inOne(() -> {
            notes.deleteOne(Filters.eq("name", name));
            trail.record(AuditEntry.of("note.removed", "note", name)
                    .personal("name", name, null)
                    .critical());
        });
    }

    UUID addOwn() {
        return transactions.inOne(() -> {
            UUID id = Ids.next();
            ownThings.insert(new Document("_id", id));
            return id;
        });
    }

    List<String> names() {
        return notes.find().list(document -> document.getString("name"));
    }
}
