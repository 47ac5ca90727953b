package com.msaas.auth.account;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.tenancy.TenantContext;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Brings the bound clinic into being, together with the account of its owner.
@Component
public class OpenClinic {
    private final Accounts accounts;
    private final Outbox outbox;
    private final AuditTrail auditTrail;

    OpenClinic(Accounts accounts, Outbox outbox, AuditTrail auditTrail) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
    }

    /// To be called inside a transaction, as the owner.
    public void of(Account owner, String clinicName) {
        Transactions.demand();
        UUID clinic = TenantContext.current().value();
        accounts.add(owner);
        outbox.publish(new ClinicRegistered(clinic, 1, owner.userId(), clinicName, owner.since()));
        outbox.publish(new MemberContact(
                owner.userId(), owner.version(), owner.name(), owner.email().value()));
        auditTrail.record(AuditEntry.of("clinic.registered", "clinic", clinic)
                .change("name", null, clinicName)
                .personal("owner_email", null, owner.email())
                .personal("owner_name", null, owner.name()));
    }
}
