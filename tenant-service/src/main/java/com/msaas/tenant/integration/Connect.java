package com.msaas.tenant.integration;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes down an account of the clinic's, once the other side has taken it.
@Component
class Connect {
    private final Integrations integrations;
    private final TryAccount tryAccount;
    private final Seal seal;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final Clock clock;

    Connect(
            Integrations integrations,
            TryAccount tryAccount,
            Seal seal,
            AuditTrail auditTrail,
            Transactions transactions,
            Clock clock) {
        this.integrations = integrations;
        this.tryAccount = tryAccount;
        this.seal = seal;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws RefusedException when there is one already, or the other side does not take it
    Integration connect(IntegrationType type, @Nullable String account, String secret) {
        refuseAnother(type);
        tryAccount.demand(type, account, secret);
        Integration integration = new Integration(type, 1, account, seal.sealed(type, secret), clock.instant());
        return transactions.inOne(() -> {
            refuseAnother(type);
            integrations.add(integration);
            auditTrail.record(AuditEntry.of("integration.connected", "integration", type.wireName())
                    .change("account", null, account)
                    .sensitive("secret", null, secret));
            return integration;
        });
    }

    private void refuseAnother(IntegrationType type) {
        if (integrations.find(type).isPresent()) {
            throw new RefusedException(IntegrationRefusal.ALREADY_CONNECTED);
        }
    }
}
