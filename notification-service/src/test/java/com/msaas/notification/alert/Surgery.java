package com.msaas.notification.alert;

import com.msaas.contracts.AlertRaised;
import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A clinic and what other services tell of its people and of its audit log.
final class Surgery {
    private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

    private final Events events;
    private final Clinic clinic;
    private final AtomicLong lines = new AtomicLong();

    /// Nothing is told of it yet.
    Surgery(Events events, Clinic clinic) {
        this.events = events;
        this.clinic = clinic;
    }

    /// All is told of it and of its people, each in the role that the tests know them by.
    static Surgery known(Events events, Clinic clinic) {
        Surgery surgery = new Surgery(events, clinic);
        surgery.tellClinic("Europe/Bucharest", "ro-RO");
        surgery.joins(clinic.owner(), MemberRole.OWNER);
        surgery.joins(clinic.admin(), MemberRole.ADMIN);
        surgery.joins(clinic.staff(), MemberRole.STAFF);
        surgery.joins(clinic.viewer(), MemberRole.VIEWER);
        return surgery;
    }

    Clinic clinic() {
        return clinic;
    }

    Person owner() {
        return clinic.owner();
    }

    static Mailbox mailbox(Person person) {
        return new Mailbox(person.email());
    }

    void tellClinic(String zone, String locale) {
        tell(new TenantOpened(
                clinic.id().value(),
                1,
                "Clinica Zâmbet",
                "clinica-zambet",
                ZoneId.of(zone),
                locale,
                "RON",
                List.of(),
                List.of(),
                AT));
    }

    /// Somebody belongs to it from now on, and it is known how he is reached.
    void joins(Person person, MemberRole role) {
        tellContact(person);
        tell(new MemberJoined(person.id(), 1, role, AT));
    }

    EventEnvelope tellContact(Person person) {
        return tell(new MemberContact(person.id(), 1, person.name(), person.email()));
    }

    void takeBack(EventEnvelope contact) {
        EventEnvelope forgetting = new EventEnvelope(
                Ids.next(),
                contact.type(),
                contact.source(),
                contact.subject(),
                contact.time(),
                contact.tenantId(),
                null,
                contact.actor());
        events.publish(
                Topic.AUTH_CONTACT,
                Topic.AUTH_CONTACT.key(contact.tenantId(), contact.subject()),
                null,
                forgetting.toHeaders());
    }

    /// The next line of the audit log, and it is critical.
    AlertRaised line(String action, @Nullable UUID by, Instant at) {
        return new AlertRaised(
                Ids.next(),
                1,
                lines.incrementAndGet(),
                action,
                "thing",
                UUID.randomUUID().toString(),
                by,
                at);
    }

    EventEnvelope tell(ContractEvent event) {
        return events.publish(clinic.id(), event);
    }

    void tellAgain(EventEnvelope envelope, ContractEvent event) {
        events.publish(envelope, event);
    }
}
