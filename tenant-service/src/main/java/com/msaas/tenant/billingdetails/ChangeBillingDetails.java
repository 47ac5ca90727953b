package com.msaas.tenant.billingdetails;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import org.springframework.stereotype.Component;

/// Writes down to whom invoices are made out.
@Component
class ChangeBillingDetails {
    private final StoredBillingDetails stored;
    private final AuditTrail auditTrail;
    private final Transactions transactions;

    ChangeBillingDetails(StoredBillingDetails stored, AuditTrail auditTrail, Transactions transactions) {
        this.stored = stored;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
    }

    /// @throws RefusedException when the client means another version
    BillingDetails change(BillingDetailsChange change, ExpectedVersion expected) {
        return transactions.inOne(() -> {
            BillingDetails before = stored.get();
            expected.check(before.version());
            BillingDetails after = before.changed(change);
            if (!after.equals(before)) {
                stored.put(after);
                record(before, after);
            }
            return after;
        });
    }

    private void record(BillingDetails before, BillingDetails after) {
        auditTrail.record(AuditEntry.of(
                        "clinic.billing_details_changed",
                        "clinic",
                        TenantContext.current().value())
                .change("name", before.name(), after.name())
                .change("tax_id", before.taxId(), after.taxId())
                .change("address", before.address(), after.address())
                .personal("email", before.email(), after.email()));
    }
}
