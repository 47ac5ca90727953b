package com.msaas.tenant.team;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import org.springframework.stereotype.Repository;

/// A document for each clinic that every change of its team writes. Two changes at once meet there, and one of
/// their transactions is done again with what the other has left.
@Repository
class Turns {
    private final TenantCollection turns;

    Turns(Database database) {
        this.turns = database.tenantCollection(CollectionSpec.named("team_turns"));
    }

    /// @throws IllegalStateException outside of a transaction
    void take() {
        Transactions.demand();
        MongoErrors.startOverWhenTaken(
                () -> turns.upsertOne(eq(TenantContext.current().value()), inc("taken", 1L)));
    }
}
