package com.msaas.billing.subscription;

import com.msaas.contracts.TenantOpened;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Every clinic that opens begins with the plan that all begin with.
@Component
class BeginSubscription implements Reaction {
    static final String NAME = "opened-clinics";

    private final ChangeSubscription subscription;

    BeginSubscription(ChangeSubscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(TenantOpened.class, opened -> {
            subscription.change(_ -> Optional.empty());
        });
    }
}
