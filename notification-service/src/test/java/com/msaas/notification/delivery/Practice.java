package com.msaas.notification.delivery;

import com.msaas.contracts.ClientContact;
import com.msaas.contracts.ContractEvent;
import com.msaas.contracts.Contracts;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.Money;
import com.msaas.contracts.OfferingDescribed;
import com.msaas.contracts.ProviderContact;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// A practice with one dentist, one service and one patient, and what other services tell of them.
final class Practice {
    private static final Instant AT = Instant.parse("2026-12-01T08:00:00Z");

    private final Events events;
    private final Clinic clinic;
    private final UUID dentist = Ids.next();
    private final UUID checkUp = Ids.next();
    private final UUID patient = Ids.next();
    private final Mailbox mailbox = new Mailbox(UUID.randomUUID() + "@pacient.test");

    /// Nothing is told of it yet.
    Practice(Events events, Clinic clinic) {
        this.events = events;
        this.clinic = clinic;
    }

    /// All is told of it that a mail needs.
    static Practice known(Events events, Clinic clinic) {
        Practice practice = new Practice(events, clinic);
        practice.tellClinic("Europe/Bucharest", "ro-RO");
        practice.tellDentist();
        practice.tellCheckUp();
        practice.tellPatient();
        return practice;
    }

    Clinic clinic() {
        return clinic;
    }

    UUID patient() {
        return patient;
    }

    Mailbox mailbox() {
        return mailbox;
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

    void tellDentist() {
        tell(new ProviderContact(dentist, 1, "Dr. Andrei Ionescu"));
    }

    void tellCheckUp() {
        tell(new OfferingDescribed(checkUp, 1, "Consultație", 30, Money.of("250.00", "RON"), true, AT));
    }

    void tellPatient() {
        tellPatient(1, mailbox.address());
    }

    void tellPatient(long version, String... emails) {
        tell(new ClientContact(patient, version, "Ștefania", "Țurcanu", List.of(emails), List.of()));
    }

    void takeBackPatient() {
        EventEnvelope envelope = new EventEnvelope(
                Ids.next(),
                Contracts.of(ClientContact.class).type(),
                URI.create("/test"),
                patient,
                AT,
                clinic.id().value(),
                null,
                EventEnvelope.system("test"));
        events.publish(
                Topic.CRM_CONTACT, Topic.CRM_CONTACT.key(clinic.id().value(), patient), null, envelope.toHeaders());
    }

    /// An appointment of the patient's, to be told of step by step.
    Appointment appointment(Instant start) {
        return appointment(start, patient);
    }

    /// An appointment of somebody else's.
    Appointment appointment(Instant start, UUID client) {
        return new Appointment(client, dentist, checkUp, start);
    }

    EventEnvelope tell(ContractEvent event) {
        return events.publish(clinic.id(), event);
    }

    void tellAgain(EventEnvelope envelope, ContractEvent event) {
        events.publish(envelope, event);
    }
}
