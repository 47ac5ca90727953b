package com.msaas.tenant.billingdetails;

import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.clinic.TaxId;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where they are kept: one document a clinic.
@Repository
class StoredBillingDetails {
    private final TenantCollection details;

    StoredBillingDetails(Database database) {
        this.details = database.tenantCollection(CollectionSpec.named("billing_details"));
    }

    BillingDetails get() {
        return details.byId(tenant()).map(StoredBillingDetails::read).orElseGet(BillingDetails::untouched);
    }

    /// Puts them in the place of what the open transaction has read.
    void put(BillingDetails now) {
        MongoErrors.startOverWhenTaken(() -> details.upsertDocument(
                eq(tenant()),
                new Document("_id", tenant())
                        .append("version", now.version())
                        .append("name", now.name())
                        .append(
                                "tax_id",
                                now.taxId() == null ? null : now.taxId().value())
                        .append("address", now.address())
                        .append(
                                "email",
                                now.email() == null ? null : now.email().value())));
    }

    private static BillingDetails read(Document stored) {
        return new BillingDetails(
                stored.getLong("version"),
                stored.getString("name"),
                read(stored, "tax_id", TaxId::new),
                stored.getString("address"),
                read(stored, "email", EmailAddress::new));
    }

    private static <T> @Nullable T read(Document stored, String field, Function<String, T> as) {
        String text = stored.getString(field);
        return text == null ? null : as.apply(text);
    }

    private static UUID tenant() {
        return TenantContext.current().value();
    }
}
