package com.msaas.comms.copies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.contracts.TenantFact;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.PublicTenantResolver;
import com.msaas.platform.tenancy.TenantId;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Finds the clinic of a public address by its slug. One row for each clinic, with the slug that it has now.
///
/// A slug may go from one clinic to another, and nothing says in which order the two tell of it: while two
/// rows name it, it belongs to whoever said so last.
@Component
class SlugCopy implements Projection, PublicTenantResolver {
    private static final String NAME = "clinic-slugs";
    private static final String VERSION = "version";
    private static final String SLUG = "slug";
    private static final String AT = "at";

    private final CrossTenantCollection slugs;

    SlugCopy(Database database) {
        slugs = database.crossTenantProjectionCollection(
                NAME,
                CollectionSpec.named("clinic_slugs")
                        .index(Indexes.compoundIndex(Indexes.ascending(SLUG), Indexes.descending(AT))));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(TenantFact.class, this::keep);
    }

    private void keep(TenantFact clinic) {
        Document row = new Document("_id", clinic.tenantId())
                .append(VERSION, clinic.version())
                .append(SLUG, clinic.slug())
                .append(AT, Date.from(clinic.at()));
        Bson older = and(eq(clinic.tenantId()), lt(VERSION, clinic.version()));
        boolean replaced = slugs.use(c -> c.replaceOne(older, row), (c, session) -> c.replaceOne(session, older, row))
                        .getMatchedCount()
                == 1;
        if (!replaced && !isKnown(clinic.tenantId())) {
            slugs.insert(row);
        }
    }

    private boolean isKnown(UUID clinic) {
        Bson row = eq(clinic);
        return slugs.use(c -> c.find(row), (c, session) -> c.find(session, row)).first() != null;
    }

    @Override
    public String doors() {
        return "/api/public/{name}/**";
    }

    @Override
    public Optional<TenantId> tenantOf(String name) {
        return Optional.ofNullable(query(name).first()).map(row -> new TenantId(row.get("_id", UUID.class)));
    }

    FindIterable<Document> query(String slug) {
        return slugs.plain().find(eq(SLUG, slug)).sort(Sorts.descending(AT)).limit(1);
    }
}
