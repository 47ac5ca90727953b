package com.msaas.billing.grant;

import com.msaas.billing.subscription.Source;
import com.msaas.billing.subscription.Standing;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For operators: giving a plan to a clinic.
@RestController
@RequestMapping("/operations/billing/grants")
class GrantController {
    private final FindClinic findClinic;
    private final GrantPlan grantPlan;
    private final Idempotently idempotently;

    GrantController(FindClinic findClinic, GrantPlan grantPlan, Idempotently idempotently) {
        this.findClinic = findClinic;
        this.grantPlan = grantPlan;
        this.idempotently = idempotently;
    }

    /// @param tenantId the clinic, or
    /// @param ownerEmail its owner
    record GrantRequest(
            @Nullable TenantId tenantId,
            @Nullable EmailAddress ownerEmail,
            @NotBlank @Size(max = 40) String plan,
            @NotBlank @Size(max = 300) String reason,
            @Nullable Instant until) {}

    /// @param plan the one that the clinic has now: what it pays for when that reaches further
    record GrantView(
            TenantId tenantId,
            String plan,
            Source source,
            @Nullable Instant grantedUntil) {}

    @PostMapping
    ResponseEntity<GrantView> grant(@RequestBody GrantRequest request) {
        TenantId clinic = clinicOf(request);
        return idempotently.ok(
                () -> TenantContext.call(clinic, () -> grantPlan.grant(request.plan, request.reason, request.until)),
                standing -> view(clinic, standing));
    }

    private TenantId clinicOf(GrantRequest request) {
        if (request.tenantId != null && request.ownerEmail == null) {
            return findClinic.named(request.tenantId);
        }
        if (request.ownerEmail != null && request.tenantId == null) {
            return findClinic.ownedBy(request.ownerEmail);
        }
        throw new RefusedException(InvalidInput.of("tenant_id", "or owner_email must be given, and not both of them"));
    }

    private static GrantView view(TenantId clinic, Standing standing) {
        return new GrantView(clinic, standing.plan(), standing.source(), standing.grantedUntil());
    }
}
