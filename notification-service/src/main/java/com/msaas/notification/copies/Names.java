package com.msaas.notification.copies;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What the bound clinic's services and providers are called.
@Component
public class Names {
    private final OfferingCopy offerings;
    private final ProviderCopy providers;

    Names(OfferingCopy offerings, ProviderCopy providers) {
        this.offerings = offerings;
        this.providers = providers;
    }

    /// The service's name, if it has arrived.
    public Optional<String> ofService(UUID service) {
        return offerings.name(service);
    }

    /// The provider's name, if it has arrived.
    public Optional<String> ofProvider(UUID provider) {
        return providers.name(provider);
    }
}
