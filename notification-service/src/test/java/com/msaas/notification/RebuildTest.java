package com.msaas.notification;

import com.msaas.contracts.ClientContact;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.contracts.Money;
import com.msaas.contracts.OfferingDescribed;
import com.msaas.contracts.ProviderContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RebuildTest {
    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({
        "clinics, 2",
        "client-contacts, 3",
        "member-contacts, 3",
        "members, 4",
        "offerings, 2",
        "providers, 2",
        "appointments, 3"
    })
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), ClinicSettings.changed(clinic, 2, "Europe/London", "RON"));
        patientsComeAndGo(clinic);
        peopleComeAndGo(clinic);
        UUID service = UUID.randomUUID();
        events.publish(clinic.id(), described(service, 1, "Consultație"));
        events.publish(clinic.id(), described(service, 2, "Control"));
        UUID dentist = UUID.randomUUID();
        events.publish(clinic.id(), new ProviderContact(dentist, 1, "Dr. Ionescu"));
        events.publish(clinic.id(), new ProviderContact(dentist, 2, "Dr. Andrei Ionescu"));
        Instant start = Instant.now().minus(Duration.ofDays(1));
        Visit visit = Visit.of(UUID.randomUUID(), start, "250.00");
        events.publish(clinic.id(), visit.booked());
        events.publish(clinic.id(), visit.movedTo(start.minus(Duration.ofHours(2))));
        events.publish(clinic.id(), visit.completed());
    }

    /// One stays, and one is taken back.
    private void patientsComeAndGo(Clinic clinic) {
        events.publish(clinic.id(), contact(UUID.randomUUID()));
        takeBack(Topic.CRM_CONTACT, clinic, events.publish(clinic.id(), contact(UUID.randomUUID())));
    }

    /// One stays as something else, and one goes and is forgotten.
    private void peopleComeAndGo(Clinic clinic) {
        Instant now = Instant.now();
        UUID owner = clinic.owner().id();
        UUID leaving = clinic.staff().id();
        events.publish(clinic.id(), new MemberJoined(owner, 1, MemberRole.ADMIN, now));
        events.publish(clinic.id(), new MemberRoleChanged(owner, 2, MemberRole.OWNER, MemberRole.ADMIN, now));
        events.publish(clinic.id(), new MemberJoined(leaving, 1, MemberRole.STAFF, now));
        events.publish(clinic.id(), new MemberRemoved(leaving, 2, MemberRole.STAFF, now));
        events.publish(clinic.id(), new MemberContact(owner, 1, "Dan Munteanu", "dan@clinic.test"));
        takeBack(
                Topic.AUTH_CONTACT,
                clinic,
                events.publish(clinic.id(), new MemberContact(leaving, 1, "Vlad Ciobanu", "vlad@clinic.test")));
    }

    private void takeBack(Topic contacts, Clinic clinic, EventEnvelope last) {
        events.publish(
                contacts,
                contacts.key(clinic.id().value(), last.subject()),
                null,
                new EventEnvelope(
                                Ids.next(),
                                last.type(),
                                last.source(),
                                last.subject(),
                                last.time(),
                                last.tenantId(),
                                null,
                                last.actor())
                        .toHeaders());
    }

    private static ClientContact contact(UUID client) {
        return new ClientContact(client, 1, "Ana", "Pop", List.of("ana@pacient.test"), List.of());
    }

    private static OfferingDescribed described(UUID service, long version, String name) {
        return new OfferingDescribed(service, version, name, 30, Money.of("250.00", "RON"), true, Instant.now());
    }
}
