package com.msaas.auth.copies;

import com.msaas.contracts.EntitlementsChanged;
import com.msaas.contracts.PlanLimit;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// A copy of what billing-service says that each clinic may do. An unlimited respect is not kept.
@Component
class EntitlementsCopy extends NewestCopy<EntitlementsChanged> {

    EntitlementsCopy(Database database) {
        super(database, "entitlements", "entitlements");
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(EntitlementsChanged.class, this::keep);
    }

    @Override
    protected Document kept(EntitlementsChanged told) {
        Document limits = new Document();
        for (PlanLimit limit : told.limits()) {
            if (limit.allowed() != null) {
                limits.append(limit.limit(), limit.allowed());
            }
        }
        return new Document("plan", told.plan()).append("limits", limits);
    }

    /// What the bound clinic may do, if that was told.
    Optional<Allowed> current() {
        return find(TenantContext.current().value()).map(EntitlementsCopy::allowed);
    }

    private static Allowed allowed(Document stored) {
        Document limits = stored.get("limits", Document.class);
        return new Allowed(
                stored.getString("plan"),
                limits.getLong("appointments_per_month"),
                limits.getLong("clients"),
                limits.getLong("team_members"),
                limits.getLong("storage_bytes"));
    }
}
