package com.msaas.system;

import static com.msaas.system.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// One clinic's first day, told in order: from the registration to the first booking, and what each service
/// made of it.
@ExtendWith(Running.class)
class JourneyTest {

    @Test
    void aClinicRegistersSetsUpAndBooksAndEveryServiceLearnsOfIt(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");

        var session = clinic.api().get("/api/auth/session").expect(200).data();
        assertThat(session.at("/user/email").asString()).isEqualTo(clinic.email());
        assertThat(session.at("/tenant/name").asString()).isEqualTo("Clinica Zâmbet");
        assertThat(session.at("/tenant/timezone").asString()).isEqualTo("Europe/Bucharest");
        assertThat(session.at("/role").asString()).isEqualTo("owner");
        assertThat(session.at("/entitlements/limits/appointments_per_month").asInt())
                .isEqualTo(100);
        assertThat(clinic.api().get("/api/team").expect(200).data()).hasSize(1);

        UUID dentist = clinic.dentist("Dr. Ionescu");
        UUID chair = clinic.chair("Scaun 1");
        UUID cleaning = clinic.treatment("Detartraj", true);
        UUID patient = clinic.patient("Ștefania", "Mureșan");
        Answer booked = clinic.api()
                .once()
                .post(
                        "/api/appointments",
                        Clinic.appointment(patient, dentist, cleaning, at(0, DayOfWeek.TUESDAY, "10:00")))
                .expect(201);
        assertThat(booked.data().path("resource_id").asString()).isEqualTo(chair.toString());
        assertThat(booked.data().at("/price/amount").asString()).isEqualTo("250.00");

        clinic.eventually(
                "/api/clients/" + patient,
                client -> client.path("appointments_count").asInt() == 1);
        clinic.eventually("/api/clients/" + patient + "/activity", activity -> !activity.isEmpty());
        clinic.eventually("/api/notifications?unread=true", notices -> notices.size() == 1);
        clinic.eventually(
                "/api/conversations",
                conversations -> conversations.size() == 1
                        && conversations.get(0).path("client_id").asString().equals(patient.toString()));
        clinic.eventually(
                "/api/billing/usage",
                usage -> usage.path("appointments_created").asInt() == 1);
        clinic.eventually(
                "/api/analytics/dashboard?from=2027-01-04&to=2027-01-10",
                dashboard -> dashboard.at("/appointments/booked").asInt() == 1);
        clinic.eventually(
                "/api/audit-logs?resource_id=" + booked.id(),
                audit -> audit.size() == 1
                        && audit.get(0).path("user_name").asString().equals("Ana Ionescu"));
    }

    @Test
    void aPatientIsBookedInTheVeryNextCallAndAnothersIsNotFound(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        Clinic other = Clinic.open(system, "Clinica Armonia");
        UUID dentist = clinic.dentist("Dr. Ionescu");
        UUID consultation = clinic.treatment("Consultație", false);

        for (int hour = 8; hour < 18; hour++) {
            UUID patient = clinic.patient("Ion", "Pop " + hour);
            clinic.api()
                    .post(
                            "/api/appointments",
                            Clinic.appointment(
                                    patient, dentist, consultation, at(0, DayOfWeek.MONDAY, "%02d:00".formatted(hour))))
                    .expect(201);
        }

        UUID stranger = other.patient("Maria", "Dobre");
        clinic.api()
                .post(
                        "/api/appointments",
                        Clinic.appointment(stranger, dentist, consultation, at(0, DayOfWeek.TUESDAY, "10:00")))
                .expect(404, "NOT_FOUND");
    }

    @Test
    void aClinicShowsItsLogoToItsOwnPeopleWhoseBrowsersKeepIt(TheSystem system) throws IOException {
        ApiClient owner = Clinic.open(system, "Clinica Zâmbet").api();
        ApiClient stranger = Clinic.open(system, "Clinica Armonia").api();
        ApiClient sender = owner.header("Content-Type", "image/png");
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", picture);

        sender.send("PUT", "/api/tenant/logo", picture.toByteArray()).expect(200);

        String address = owner.get("/api/tenant").data().at("/logo/url").asString();
        Answer shown = owner.get(address).expect(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth())
                .isEqualTo(400);
        assertThat(shown.headers().allValues("Content-Type")).containsExactly("image/png");
        assertThat(shown.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, private, immutable");
        assertThat(shown.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(shown.header("Content-Security-Policy")).get().asString().contains("default-src 'none'");
        owner.header("If-None-Match", shown.header("ETag").orElseThrow())
                .get("/api/tenant/logo")
                .expect(304);
        stranger.get(address).expect(404, "NOT_FOUND");
        sender.send("PUT", "/api/tenant/logo", new byte[512 * 1024 + 1]).expect(413, "TOO_LARGE");
    }

    @Test
    void anybodyReadsWhatEachServiceTakesAndAnswers(TheSystem system) {
        ApiClient anybody = system.anybody();
        anybody.get("/api/docs").expect(200);
        anybody.get("/api/docs/page/swagger-ui-bundle.js").expect(200);

        JsonNode services = anybody.get("/api/health").expect(200).data().path("services");

        assertThat(services).hasSize(8).allSatisfy(service -> {
            String name = service.path("name").stringValue();
            JsonNode document = anybody.get("/api/docs/" + name).expect(200).json();
            assertThat(document.at("/info/title").stringValue()).isEqualTo(name);
            assertThat(document.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/api/"));
        });
    }

    @Test
    void saysSoWhereGoogleDoesNotKnowTheSystem(TheSystem system) {
        system.anybody()
                .get("/api/auth/oauth/google?state=of-this-test&redirect_uri=http://127.0.0.1:8080/&code_challenge="
                        + "A".repeat(43))
                .expect(404, "GOOGLE_NOT_SET_UP");
    }

    @Test
    void refusesWhatClientsSayOfThemselvesAndStripsIt(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        Clinic other = Clinic.open(system, "Clinica Armonia");
        clinic.patient("Ion", "Pop");
        other.patient("Maria", "Dobre");

        var seen = clinic.api()
                .header("X-Tenant-Id", other.id().toString())
                .header("X-User-Role", "owner")
                .header("X-User-Id", UUID.randomUUID().toString())
                .get("/api/clients")
                .expect(200)
                .data();

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).path("last_name").asString()).isEqualTo("Pop");
        clinic.api()
                .header("X-Clinic-Id", other.id().toString())
                .get("/api/clients")
                .expect(403);
        for (String service : List.of("crm-service", "scheduling-service", "billing-service")) {
            ApiClient direct = system.directly(service);
            String path = switch (service) {
                case "crm-service" -> "/api/clients";
                case "scheduling-service" -> "/api/providers";
                default -> "/api/billing/usage";
            };
            direct.get(path).expect(401, "UNAUTHENTICATED");
            direct.as(clinic.token())
                    .header("X-Tenant-Id", other.id().toString())
                    .get(path)
                    .expect(403);
        }
    }
}
