package com.msaas.scheduling.publishing;

import com.msaas.contracts.ProviderContact;
import com.msaas.platform.outbox.Outbox;
import com.msaas.scheduling.provider.Provider;
import com.msaas.scheduling.provider.RosterNews;
import org.springframework.stereotype.Component;

/// Tells how those who treat patients are called, on the contact topic. A name stays there when its bearer
/// leaves: visits that were booked still go by it.
@Component
final class PublishedRoster implements RosterNews {
    private final Outbox outbox;

    PublishedRoster(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void named(Provider provider) {
        outbox.publish(new ProviderContact(
                provider.id().value(), provider.version(), provider.profile().name()));
    }
}
