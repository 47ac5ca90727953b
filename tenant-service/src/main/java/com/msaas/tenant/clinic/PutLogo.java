package com.msaas.tenant.clinic;

import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.tenant.picture.Picture;
import org.springframework.stereotype.Component;

/// Gives the clinic a logo, in the place of the one it may have. The same once more changes nothing.
@Component
class PutLogo {
    private final ClinicVersions versions;
    private final Logos logos;
    private final AuditTrail auditTrail;

    PutLogo(ClinicVersions versions, Logos logos, AuditTrail auditTrail) {
        this.versions = versions;
        this.logos = logos;
        this.auditTrail = auditTrail;
    }

    /// @throws RefusedException when the client means to replace another logo than the one that is there
    Logo put(Picture picture, ExpectedVersion expected) {
        Logo logo = Logo.of(picture);
        versions.next(
                clinic -> {
                    expected.checkTag(clinic.logoDigest());
                    return clinic.withLogo(logo);
                },
                (before, after) -> {
                    logos.put(picture);
                    auditTrail.record(AuditEntry.of(
                                    "clinic.logo_changed", "clinic", after.id().value())
                            .change("logo", before.logoDigest(), after.logoDigest()));
                });
        return logo;
    }
}
