package com.msaas.tenant;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Person;
import java.time.Instant;

/// What auth-service tells when a clinic has been registered.
public final class RegisteredClinics {
    private RegisteredClinics() {}

    public static ClinicRegistered registered(Clinic clinic, String name) {
        return new ClinicRegistered(
                clinic.id().value(), 1, clinic.owner().id(), name, Instant.parse("2027-01-04T08:00:00Z"));
    }

    public static MemberContact contact(Person person, long version) {
        return new MemberContact(person.id(), version, person.name(), person.email());
    }

    /// Tells all of it.
    public static Clinic register(Events events, Clinic clinic) {
        events.publish(clinic.id(), registered(clinic, clinic.name()));
        events.publish(clinic.id(), contact(clinic.owner(), 1));
        return clinic;
    }
}
