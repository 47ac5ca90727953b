package com.msaas.tenant.clinic;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.inbox.Reaction;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.tenancy.TenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// A clinic that is registered opens here: it gets its usual settings, an address of its own and a place to work in,
/// and everybody learns that it is ready to work.
@Component
class OpenRegisteredClinic implements Reaction {
    static final String NAME = "registered-clinics";

    private final Clinics clinics;
    private final Slugs slugs;
    private final FirstPlace firstPlace;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    OpenRegisteredClinic(
            Clinics clinics, Slugs slugs, FirstPlace firstPlace, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.clinics = clinics;
        this.slugs = slugs;
        this.firstPlace = firstPlace;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClinicRegistered.class, this::open);
    }

    private void open(ClinicRegistered registered) {
        TenantId id = new TenantId(registered.tenantId());
        Slug slug = slugs.take(Slug.of(registered.clinicName()), id);
        Clinic clinic = Clinic.opened(id, registered.clinicName(), slug, clock.instant());
        clinics.add(clinic);
        outbox.publish(ClinicFacts.opened(clinic));
        auditTrail.record(AuditEntry.of("clinic.opened", "clinic", id.value())
                .change("name", null, clinic.name())
                .change("slug", null, slug.value()));
        firstPlace.open(clinic.name());
    }
}
