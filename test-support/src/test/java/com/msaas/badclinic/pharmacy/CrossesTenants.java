package com.msaas.badclinic.pharmacy;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import org.springframework.stereotype.Component;

/// A repository that takes itself to be beyond tenants.
@Component
final class CrossesTenants {
    private final CrossTenantCollection all;

    CrossesTenants(Database database) {
        this.all = database.crossTenantCollection(CollectionSpec.named("medicines"));
    }

    CrossTenantCollection all() {
        return all;
    }
}
