package com.msaas.tenant;

import static org.awaitility.Awaitility.await;

import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.InvitationAccepted;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.MemberRole;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Person;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What auth-service tells when a clinic has been registered, and when somebody joins it.
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

    public static Answer invite(ApiClient by, String email, String role) {
        return by.post("/api/team/invite", Map.of("email", email, "name", "Ana Ionescu", "role", role));
    }

    /// Says yes to an invitation.
    public static void accept(Events events, Clinic clinic, Answer invited, Person person) {
        events.publish(
                clinic.id(),
                new InvitationAccepted(
                        UUID.fromString(invited.data().path("invitation_id").asString()),
                        1,
                        person.id(),
                        MemberRole.valueOf(
                                invited.data().path("role").asString().toUpperCase(Locale.ROOT)),
                        Instant.parse("2027-01-04T09:00:00Z")));
    }

    /// Has the person asked, say yes and be there.
    public static void join(ApiClient api, Events events, Clinic clinic, Person person, String role) {
        ApiClient owner = api.as(clinic.owner());
        accept(events, clinic, invite(owner, person.email(), role).expect(201), person);
        await().until(() ->
                owner.get("/api/team?limit=100").text().contains(person.id().toString()));
    }
}
