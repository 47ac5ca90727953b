package com.msaas.badclinic.pharmacy;

import com.msaas.platform.mongo.TenantCollection;
import org.springframework.stereotype.Component;

/// A repository that other features can get at.
@Component
public final class PublicRepository {
    private final TenantCollection medicines;

    PublicRepository(TenantCollection medicines) {
        this.medicines = medicines;
    }

    TenantCollection medicines() {
        return medicines;
    }
}
