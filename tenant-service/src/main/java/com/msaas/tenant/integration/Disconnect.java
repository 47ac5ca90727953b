package com.msaas.tenant.integration;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Forgets an account and its secret.
@Component
class Disconnect {
    private final Integrations integrations;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    Disconnect(Integrations integrations, AuditTrail auditTrail, Transactions transactions) {
        this.integrations = integrations;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when the clinic has none, or the client means another version
    void disconnect(IntegrationType type, ExpectedVersion expected) {
        transactions.inOne(() -> {
            Integration integration = integrations.demand(type);
            expected.check(integration.version());
            integrations.remove(type);
            auditTrail.record(AuditEntry.of("integration.disconnected", "integration", type.wireName())
                    .change("account", integration.account(), null)
                    .critical());
        });
    }
}
