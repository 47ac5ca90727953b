package com.msaas.platform.outbox;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For operators: which outboxes stand still, and letting one go on once the cause is mended.
@RestController
@RequestMapping("/operations/outbox")
class OutboxOperations {
    private final ParkedTenants parkedTenants;

    OutboxOperations(ParkedTenants parkedTenants) {
        this.parkedTenants = parkedTenants;
    }

    @GetMapping
    List<ParkedOutbox> parked() {
        return parkedTenants.list();
    }

    @PostMapping("/{tenant}/release")
    ParkedOutbox release(
            @PathVariable UUID tenant, @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        ParkedOutbox parked = parkedTenants.list().stream()
                .filter(one -> one.tenantId().equals(tenant))
                .findFirst()
                .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("parked outbox")));
        if (!dryRun) {
            parkedTenants.release(new TenantId(tenant));
        }
        return parked;
    }

    /// An outbox that stands still.
    ///
    /// @param rowId the message that Kafka refuses
    record ParkedOutbox(UUID tenantId, UUID rowId, String reason, Instant since) {}
}
