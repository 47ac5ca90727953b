package com.msaas.tenant.integration;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives an integration another account or secret, once the other side has taken it.
@Component
class ChangeIntegration {
    private final Integrations integrations;
    private final TryAccount tryAccount;
    private final Seal seal;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    ChangeIntegration(
            Integrations integrations,
            TryAccount tryAccount,
            Seal seal,
            AuditTrail auditTrail,
            Transactions transactions) {
        this.integrations = integrations;
        this.tryAccount = tryAccount;
        this.seal = seal;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when the clinic has none, the client means another version, or the other side does not
    /// take it
    Integration change(IntegrationType type, Change<String> account, Change<String> secret, ExpectedVersion expected) {
        Integration before = integrations.demand(type);
        expected.check(before.version());
        String known = seal.opened(type, before.secret());
        @Nullable String newAccount = account.isNamed() ? account.or("") : before.account();
        String newSecret = secret.or(known);
        tryAccount.demand(type, newAccount, newSecret);
        Integration after = before.with(newAccount, seal.sealed(type, newSecret));
        return transactions.inOne(() -> {
            if (!integrations.replace(before.version(), after)) {
                throw new RefusedException(CommonRefusal.versionMismatch(before.version()));
            }
            auditTrail.record(AuditEntry.of("integration.changed", "integration", type.wireName())
                    .change("account", before.account(), after.account())
                    .sensitive("secret", known, newSecret));
            return after;
        });
    }
}
