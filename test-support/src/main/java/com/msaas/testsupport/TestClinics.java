package com.msaas.testsupport;

import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The people of the tests: two clinics that all tests of this JVM share, and new ones for whoever must not
/// meet what others left behind.
///
/// The shared ones are the two of the demo data and the docs: Clinica Zâmbet of Dr. Ionescu, Dental Armonia
/// of Dr. Popescu.
public final class TestClinics {
    private static final Map<String, Map<String, Clinic>> KNOWN = new ConcurrentHashMap<>();

    private final Identity identity;
    private final Map<String, Clinic> known;

    /// The clinics whose people this identity knows.
    public TestClinics(Identity identity) {
        this.identity = identity;
        this.known = KNOWN.computeIfAbsent(identity.issuer(), none -> new ConcurrentHashMap<>());
    }

    /// Clinica Zâmbet: owner Dr. Andrei Ionescu.
    public Clinic zambet() {
        return known.computeIfAbsent(
                "Clinica Zâmbet", name -> make(name, "Andrei Ionescu", "Ioana Țurcanu", "Mihai Șerban", "Elena Bălan"));
    }

    /// Dental Armonia: owner Dr. Maria Popescu.
    public Clinic armonia() {
        return known.computeIfAbsent(
                "Dental Armonia",
                name -> make(name, "Maria Popescu", "Radu Dumitrescu", "Ștefan Lungu", "Ana Grigorescu"));
    }

    /// A clinic that nobody else uses, with a person in each role.
    public Clinic fresh() {
        return make("Clinica Nouă", "Dan Munteanu", "Alina Rusu", "Vlad Ciobanu", "Oana Stanciu");
    }

    /// Somebody who belongs to no clinic.
    public Person stranger() {
        return person("Ion Străinu");
    }

    /// Somebody who is in these clinics.
    public Person member(String name, Membership... memberships) {
        return person(name, memberships);
    }

    private Clinic make(String name, String owner, String admin, String staff, String viewer) {
        TenantId id = new TenantId(Ids.next());
        return new Clinic(
                id,
                name,
                person(owner, new Membership(id, Role.OWNER)),
                person(admin, new Membership(id, Role.ADMIN)),
                person(staff, new Membership(id, Role.STAFF)),
                person(viewer, new Membership(id, Role.VIEWER)));
    }

    private Person person(String name, Membership... memberships) {
        return identity.person(name, UUID.randomUUID() + "@clinic.test", List.of(memberships));
    }
}
