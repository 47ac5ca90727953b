package com.msaas.tenant.clinic;

import static com.mongodb.client.model.Filters.regex;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Which slug is whose. It crosses tenants, as it is what a tenant is found by.
@Repository
class Slugs {
    private final CrossTenantCollection slugs;

    Slugs(Database database) {
        this.slugs = database.crossTenantCollection(CollectionSpec.named("slugs"));
    }

    /// Takes the slug for the clinic, or the first free one with a number behind it. Two clinics that open at
    /// once and want the same meet at the write, and one of their transactions is done again.
    ///
    /// @throws IllegalStateException outside of a transaction
    Slug take(Slug wanted, TenantId clinic) {
        Transactions.demand();
        Set<String> taken = takenLike(wanted);
        Slug free = wanted;
        for (int number = 2; taken.contains(free.value()); number++) {
            free = wanted.numbered(number);
        }
        slugs.insert(new Document("_id", free.value()).append("tenant", clinic.value()));
        return free;
    }

    /// Each clinic that has one, one by one.
    void each(Consumer<TenantId> next) {
        slugs.plain().find().forEach(slug -> next.accept(new TenantId(slug.get("tenant", UUID.class))));
    }

    private Set<String> takenLike(Slug wanted) {
        Bson alike = regex("_id", "^" + wanted.value() + "(-[0-9]+)?$");
        return slugs.use(c -> c.find(alike), (c, session) -> c.find(session, alike))
                .map(slug -> slug.getString("_id"))
                .into(new HashSet<>());
    }
}
