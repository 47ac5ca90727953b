package com.msaas.tenant.integration;

import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.clinic.EveryClinic;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/// Seals every clinic's secrets with the newest key, where an earlier one did. When it has gone through, the earlier
/// keys can be thrown away. Done twice it is the same.
@Component
class SealAnew {
    private final EveryClinic everyClinic;
    private final Integrations integrations;
    private final Seal seal;
    private final Transactions transactions;

    SealAnew(EveryClinic everyClinic, Integrations integrations, Seal seal, Transactions transactions) {
        this.everyClinic = everyClinic;
        this.integrations = integrations;
        this.seal = seal;
        this.transactions = transactions;
    }

    /// @return how many were sealed anew
    long all() {
        return ofEach(() -> transactions.inOne(() -> {
            List<Integration> earlier = sealedByOthers();
            earlier.forEach(one -> integrations.replace(one.version(), resealed(one)));
            return earlier.size();
        }));
    }

    /// How many there are to be sealed anew.
    long toDo() {
        return ofEach(() -> sealedByOthers().size());
    }

    private long ofEach(IntSupplier ofClinic) {
        AtomicLong sum = new AtomicLong();
        everyClinic.each(clinic -> TenantContext.run(clinic, () -> sum.addAndGet(ofClinic.getAsInt())));
        return sum.get();
    }

    private List<Integration> sealedByOthers() {
        return integrations.all().stream()
                .filter(one -> !one.secret().keyId().equals(seal.keyId()))
                .toList();
    }

    private Integration resealed(Integration one) {
        return one.resealed(seal.sealed(one.type(), seal.opened(one.type(), one.secret())));
    }
}
