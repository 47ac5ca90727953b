package com.msaas.billing.subscription;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// By which plans each clinic was told what it may do, and which plans are in force. It crosses tenants: it is
/// how those are found who have to be told anew.
@Repository
class AnnouncedPlans {
    private static final String IN_FORCE = "in_force";
    private static final String PLAN_DATA = "plan_data";
    private static final String CHANGES = "changes";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final CrossTenantCollection clinics;
    private final CrossTenantCollection inForce;

    AnnouncedPlans(Database database) {
        clinics = database.crossTenantCollection(
                CollectionSpec.named("announced_plans").index(Indexes.ascending(PLAN_DATA, "_id")));
        inForce = database.crossTenantCollection(CollectionSpec.named("plans_in_force"));
    }

    /// The clinic was told by these plans.
    void told(TenantId clinic, String planData) {
        replace(clinics, eq(clinic.value()), new Document("_id", clinic.value()).append(PLAN_DATA, planData));
    }

    /// Some of the clinics that were told by other plans than these.
    List<TenantId> toldOtherwise(String planData, int atMost) {
        return clinics.plain()
                .find(ne(PLAN_DATA, planData))
                .sort(Sorts.ascending(PLAN_DATA, "_id"))
                .limit(atMost)
                .map(stored -> new TenantId(stored.get("_id", UUID.class)))
                .into(new ArrayList<>());
    }

    /// Whether these are the plans in force.
    boolean areInForce(String planData) {
        return read().filter(stored -> stored.getString(PLAN_DATA).equals(planData))
                .isPresent();
    }

    /// Puts these plans in force.
    ///
    /// @return how often plans were put in force, this time included
    int putInForce(String planData) {
        int changes = read().map(stored -> stored.getInteger(CHANGES)).orElse(0) + 1;
        replace(
                inForce,
                eq(IN_FORCE),
                new Document("_id", IN_FORCE).append(PLAN_DATA, planData).append(CHANGES, changes));
        return changes;
    }

    private Optional<Document> read() {
        return Optional.ofNullable(inForce.use(
                c -> c.find(eq(IN_FORCE)).first(),
                (c, session) -> c.find(session, eq(IN_FORCE)).first()));
    }

    private static void replace(CrossTenantCollection in, Bson filter, Document document) {
        in.use(
                c -> c.replaceOne(filter, document, UPSERT),
                (c, session) -> c.replaceOne(session, filter, document, UPSERT));
    }
}
