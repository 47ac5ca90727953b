package com.msaas.tenant.clinic;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Takes the clinic's logo away.
@Component
class RemoveLogo {
    private final ClinicVersions versions;
    private final Logos logos;
    private final AuditTrail auditTrail;

    RemoveLogo(ClinicVersions versions, Logos logos, AuditTrail auditTrail) {
        this.versions = versions;
        this.logos = logos;
        this.auditTrail = auditTrail;
    }

    /// @throws RefusedException when the clinic has none, or the client means another
    void remove(ExpectedVersion expected) {
        versions.next(
                clinic -> {
                    if (clinic.logo() == null) {
                        throw new RefusedException(CommonRefusal.notFound("logo"));
                    }
                    expected.checkTag(clinic.logoDigest());
                    return clinic.withLogo(null);
                },
                (before, after) -> {
                    logos.remove();
                    auditTrail.record(AuditEntry.of(
                                    "clinic.logo_removed", "clinic", after.id().value())
                            .change("logo", before.logoDigest(), null)
                            .critical());
                });
    }
}
