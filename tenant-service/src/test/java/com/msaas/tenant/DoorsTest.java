package com.msaas.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.picture.SentPictures;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.DoorSamples.Sample;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.HttpDoorChecks;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.Plans;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.VendorStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class DoorsTest {
    private static final String LOGO = "/api/tenant/logo";
    private static final byte[] PICTURE = SentPictures.png(64, 48, 1);
    private static final String INTEGRATION = "/api/settings/integrations/openai";
    private static final Map<String, String> SECRET = Map.of("secret", VendorStandIn.RIGHT);
    private static final Map<String, String> LOCATION = Map.of("name", "Centru", "address", "Str. Lungă 1, Brașov");
    private static final List<String> AT_FIRST =
            List.of("clinic-owners", "registered-clinics", "accepted-invitations", "member-contacts");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Plans plans;

    @Autowired
    HttpDoorChecks doors;

    @Autowired
    CopyWait copyWait;

    @Value("${clinic.mongodb.database}")
    String databaseName;

    private final AtomicInteger addresses = new AtomicInteger();

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        Clinic ours = RegisteredClinics.register(events, clinics.fresh());
        Clinic theirs = RegisteredClinics.register(events, clinics.fresh());
        List<Clinic> both = List.of(ours, theirs);
        both.forEach(clinic -> plans.put(clinic.id(), "enterprise", "team_members", null, null));
        RegisteredClinics.join(api, events, ours, ours.staff(), "staff");
        both.forEach(clinic -> await().until(() -> heardAll(clinic, AT_FIRST.stream())));
        quiet(both);
        return doors.walk(ours, theirs, door -> {
            Optional<Sample> sample = sample(door, ours, both);
            quiet(both);
            return sample;
        });
    }

    private Optional<Sample> sample(String door, Clinic ours, List<Clinic> both) {
        return switch (door) {
            case "GET /api/tenant" -> Sample.of("/api/tenant");
            case "PATCH /api/tenant" ->
                // a change the first time, and nothing that would be on its way from then on
                Sample.of(
                        "/api/tenant",
                        Map.of(
                                "name", ours.name(),
                                "timezone", "Europe/Bucharest",
                                "currency", "RON",
                                "locale", "en-GB"));
            case "GET /api/tenant/holidays/suggested" -> Sample.sameForAll("/api/tenant/holidays/suggested?year=2027");
            case "PUT /api/tenant/logo" -> {
                assertThat(api.as(ours.owner()).delete(LOGO).status()).isIn(204, 404);
                yield Sample.upload(LOGO, "image/png", PICTURE);
            }
            case "GET /api/tenant/logo" -> {
                putLogo(ours);
                yield Sample.of(LOGO);
            }
            case "DELETE /api/tenant/logo" -> {
                // each clinic can take away its own only: LogoTest looks for foreign ones
                both.forEach(this::putLogo);
                yield Sample.of(LOGO);
            }
            case "GET /api/settings/profile" -> Sample.of("/api/settings/profile");
            case "PATCH /api/settings/profile" -> Sample.of("/api/settings/profile", Map.of("language", "ro-RO"));
            case "GET /api/settings/billing" -> Sample.of("/api/settings/billing");
            case "PATCH /api/settings/billing" -> Sample.of("/api/settings/billing", Map.of("tax_id", "14399840"));
            case "GET /api/settings/integrations" -> {
                connect(ours);
                yield Sample.of("/api/settings/integrations");
            }
            case "POST /api/settings/integrations/{type}" -> {
                api.as(ours.owner()).delete(INTEGRATION);
                // a type is no clinic's own, so others may have one too: IntegrationTest looks for foreign ones
                yield Optional.of(new Sample(INTEGRATION, SECRET, null, true, false));
            }
            case "PATCH /api/settings/integrations/{type}" -> {
                connect(ours);
                yield Sample.of(INTEGRATION, SECRET);
            }
            case "DELETE /api/settings/integrations/{type}" -> {
                connect(ours);
                yield Sample.of(INTEGRATION);
            }
            case "GET /api/locations" -> {
                newLocation(ours);
                // each clinic has a first one; of more than that the other has none
                yield Sample.of("/api/locations?limit=1&page=2");
            }
            case "GET /api/locations/{id}" -> Sample.of(newLocation(ours));
            case "POST /api/locations" -> Sample.of("/api/locations", LOCATION);
            case "PATCH /api/locations/{id}" -> Sample.of(newLocation(ours), Map.of("name", "Nord"));
            case "DELETE /api/locations/{id}" -> Sample.of(newLocation(ours));
            // a clinic always has an owner of its own: TeamTest looks for foreign ones
            case "GET /api/team" -> Sample.sameForAll("/api/team");
            case "PATCH /api/team/{userId}" -> Sample.of(member(newMember(ours)), Map.of("role", "viewer"));
            case "DELETE /api/team/{userId}" -> Sample.of(member(newMember(ours)));
            case "POST /api/team/invite" ->
                Sample.of("/api/team/invite", Map.of("email", newAddress(), "name", "Ana Ionescu", "role", "staff"));
            case "GET /api/team/invitations" -> {
                newInvitation(ours);
                yield Sample.of("/api/team/invitations?limit=1");
            }
            case "POST /api/team/invitations/{id}/resend" -> Sample.of(newInvitation(ours) + "/resend");
            case "DELETE /api/team/invitations/{id}" -> Sample.of(newInvitation(ours));
            case "GET /api/audit-logs" -> Sample.of("/api/audit-logs?resource_id=" + ours.id());
            case "GET /api/audit-logs/verify" -> Sample.of("/api/audit-logs/verify");
            case "GET /api/audit-logs/export" -> Sample.of("/api/audit-logs/export?resource_id=" + ours.id());
            default -> Sample.none();
        };
    }

    private void putLogo(Clinic clinic) {
        api.as(clinic.owner())
                .header("Content-Type", "image/png")
                .send("PUT", LOGO, PICTURE)
                .expect(200);
    }

    private Person newMember(Clinic clinic) {
        Person person = clinics.member("Ana Ionescu");
        RegisteredClinics.join(api, events, clinic, person, "staff");
        return person;
    }

    private static String member(Person person) {
        return "/api/team/" + person.id();
    }

    private String newInvitation(Clinic clinic) {
        return "/api/team/invitations/"
                + RegisteredClinics.invite(api.as(clinic.owner()), newAddress(), "staff")
                        .expect(201)
                        .data()
                        .path("invitation_id")
                        .asString();
    }

    private void connect(Clinic clinic) {
        assertThat(api.as(clinic.owner()).post(INTEGRATION, SECRET).status()).isIn(201, 409);
    }

    private String newLocation(Clinic clinic) {
        return "/api/locations/"
                + api.as(clinic.owner())
                        .post("/api/locations", LOCATION)
                        .expect(201)
                        .id();
    }

    private String newAddress() {
        return "ana" + addresses.incrementAndGet() + "@example.ro";
    }

    /// All that was told for the clinics has gone out and come back into their logs. Most often that is so already.
    private void quiet(List<Clinic> clinics) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        RealParts.database(databaseName).getCollection("outbox").countDocuments() == 0
                                && clinics.stream().allMatch(clinic -> heardAll(clinic, Stream.of("audit-log"))));
    }

    private boolean heardAll(Clinic clinic, Stream<String> listeners) {
        return TenantContext.call(clinic.id(), () -> listeners.allMatch(copyWait::heardAll));
    }
}
