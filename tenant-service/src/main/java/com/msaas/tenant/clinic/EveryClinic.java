package com.msaas.tenant.clinic;

import com.msaas.platform.tenancy.TenantId;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// All clinics that have opened, for what has to be done for each of them by itself.
@Component
public class EveryClinic {
    private final Slugs slugs;

    EveryClinic(Slugs slugs) {
        this.slugs = slugs;
    }

    public void each(Consumer<TenantId> next) {
        slugs.each(next);
    }
}
