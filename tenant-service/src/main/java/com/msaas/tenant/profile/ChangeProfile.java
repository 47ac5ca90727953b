package com.msaas.tenant.profile;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.tenant.clinic.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes down what a member chooses.
@Component
class ChangeProfile {
    private final Profiles profiles;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    ChangeProfile(Profiles profiles, AuditTrail auditTrail, Transactions transactions) {
        this.profiles = profiles;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when the client means another version
    Profile change(UUID user, Change<@Nullable Language> language, ExpectedVersion expected) {
        return transactions.inOne(() -> {
            Profile before = profiles.of(user);
            expected.check(before.version());
            Profile after = before.changed(language);
            if (!after.equals(before)) {
                profiles.put(after);
                auditTrail.record(AuditEntry.of("profile.changed", "profile", user)
                        .change("language", before.language(), after.language()));
            }
            return after;
        });
    }
}
