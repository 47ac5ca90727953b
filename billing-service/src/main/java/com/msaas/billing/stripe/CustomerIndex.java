package com.msaas.billing.stripe;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.UpdateOptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// It crosses tenants: it is how the clinic is found that Stripe speaks of.
@Repository
class CustomerIndex implements Customers {
    private static final String CLINIC = "clinic";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final CrossTenantCollection customers;

    CustomerIndex(Database database) {
        customers = database.crossTenantCollection(CollectionSpec.named("stripe_customers"));
    }

    @Override
    public Optional<TenantId> clinicOf(String customer) {
        Document found = customers.use(
                c -> c.find(eq(customer)).first(),
                (c, session) -> c.find(session, eq(customer)).first());
        return Optional.ofNullable(found).map(stored -> new TenantId(stored.get(CLINIC, UUID.class)));
    }

    @Override
    public void note(String customer) {
        Transactions.demand();
        Bson clinic = setOnInsert(CLINIC, TenantContext.current().value());
        customers.use(
                c -> c.updateOne(eq(customer), clinic, UPSERT),
                (c, session) -> c.updateOne(session, eq(customer), clinic, UPSERT));
    }
}
