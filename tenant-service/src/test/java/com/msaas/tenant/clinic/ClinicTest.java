package com.msaas.tenant.clinic;

import static com.msaas.tenant.RegisteredClinics.register;
import static com.msaas.tenant.RegisteredClinics.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.EventEnvelope;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
@InContainersToo
class ClinicTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Nested
    class Opening {
        @Test
        void opensAClinicWithUsualSettingsAndTellsEverybody() {
            Clinic clinic = clinics.fresh();
            String name = "Clinica Ștefănescu " + UUID.randomUUID();

            events.publish(clinic.id(), registered(clinic, name));

            Answer shown = api.as(clinic.owner()).get("/api/tenant").expect(200);
            assertThat(shown.data().path("name").asString()).isEqualTo(name);
            assertThat(shown.data().path("slug").asString()).startsWith("clinica-stefanescu-");
            assertThat(shown.data().path("timezone").asString()).isEqualTo("Europe/Bucharest");
            assertThat(shown.data().path("currency").asString()).isEqualTo("RON");
            assertThat(shown.data().path("locale").asString()).isEqualTo("ro-RO");
            assertThat(shown.data().path("opening_hours")).hasSize(5);
            assertThat(shown.data().path("opening_hours").path(0).toString())
                    .isEqualTo("{\"day\":\"MON\",\"start\":\"08:00\",\"end\":\"20:00\"}");
            assertThat(shown.data().path("holidays")).isEmpty();
            assertThat(shown.header("ETag")).contains("\"1\"");
            TenantOpened opened = events.read(Topic.TENANT_TENANT, clinic.id())
                    .await(1)
                    .getFirst()
                    .as(TenantOpened.class);
            assertThat(opened.version()).isEqualTo(1);
            assertThat(opened.openingHours()).hasSize(5);
        }

        @Test
        void opensAClinicOnceHoweverOftenItIsTold() {
            Clinic clinic = clinics.fresh();
            EventEnvelope envelope = events.publish(clinic.id(), registered(clinic, "Repetată"));
            events.publish(envelope, registered(clinic, "Repetată"));
            Clinic last = register(events, clinics.fresh());

            api.as(last.owner()).get("/api/tenant").expect(200);
            api.as(clinic.owner()).get("/api/tenant").expect(200);

            api.as(clinic.owner())
                    .patch("/api/tenant", Map.of("name", "Marcaj"))
                    .expect(200);
            List<Told> told = events.read(Topic.TENANT_TENANT, clinic.id())
                    .await(all -> all.stream().anyMatch(one -> one.type().contains("settings_changed")));
            assertThat(told).hasSize(2);
        }

        @Test
        void givesClinicsOfOneNameSlugsOfTheirOwnEvenAtOnce() {
            String name = "Dent " + UUID.randomUUID();
            List<Clinic> alike = Stream.generate(clinics::fresh).limit(6).toList();
            alike.forEach(clinic -> events.publish(clinic.id(), registered(clinic, name)));

            List<String> slugs = alike.stream()
                    .map(clinic -> api.as(clinic.owner())
                            .get("/api/tenant")
                            .expect(200)
                            .data()
                            .path("slug")
                            .asString())
                    .toList();

            String base = Slug.of(name).value();
            assertThat(slugs)
                    .containsExactlyInAnyOrder(base, base + "-2", base + "-3", base + "-4", base + "-5", base + "-6");
        }

        @Test
        void saysThatAClinicIsNotReadyAsLongAsNobodyHasToldOfIt() {
            Answer answer = api.as(clinics.fresh().owner()).get("/api/tenant").expect(503, "TENANT_NOT_READY");

            assertThat(answer.header("Retry-After")).contains("1");
        }
    }

    @Nested
    class ChangingSettings {
        @Test
        void changesWhatIsNamedAndTellsAllOfIt() {
            Clinic clinic = register(events, clinics.fresh());

            Answer changed = api.as(clinic.admin())
                    .header("If-Match", "\"1\"")
                    .patch("/api/tenant", """
                            {"timezone": "Europe/Chisinau", "currency": "MDL", "locale": "en-GB",
                             "opening_hours": [{"day": "SAT", "start": "09:00", "end": "13:30"}],
                             "holidays": [{"date": "2027-12-25", "name": "Crăciun"}]}""")
                    .expect(200);

            assertThat(changed.data().path("name").asString()).isEqualTo(clinic.name());
            assertThat(changed.data().path("version").asLong()).isEqualTo(2);
            assertThat(changed.header("ETag")).contains("\"2\"");
            TenantSettingsChanged told = events.read(Topic.TENANT_TENANT, clinic.id())
                    .await(2)
                    .get(1)
                    .as(TenantSettingsChanged.class);
            assertThat(told.version()).isEqualTo(2);
            assertThat(told.timezone().getId()).isEqualTo("Europe/Chisinau");
            assertThat(told.openingHours()).hasSize(1);
            assertThat(told.holidays()).hasSize(1);
            AuditRecorded audited = events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(4).stream()
                    .map(one -> one.as(AuditRecorded.class))
                    .filter(one -> one.action().equals("clinic.settings_changed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(audited.userId()).isEqualTo(clinic.admin().id());
            assertThat(audited.changes())
                    .extracting(change -> change.field())
                    .containsExactly("timezone", "currency", "locale", "opening_hours", "holidays");
        }

        @Test
        void takesWhatTheClinicIsBeforeTheLaw() {
            Clinic clinic = register(events, clinics.fresh());

            Answer changed = api.as(clinic.owner()).patch("/api/tenant", """
                            {"legal": {"name": "Zâmbet Dental SRL", "tax_id": "RO 14399840",
                                       "registration_number": "j08/1234/2019", "address": "Str. Lungă 1, Brașov"}}""").expect(200);

            assertThat(changed.data().path("legal").path("tax_id").asString()).isEqualTo("RO14399840");
            assertThat(changed.data().path("legal").path("registration_number").asString())
                    .isEqualTo("J08/1234/2019");
            assertThat(api.as(clinic.viewer()).get("/api/tenant").data()).isEqualTo(changed.data());
            Answer refused = api.as(clinic.owner()).patch("/api/tenant", """
                            {"legal": {"name": "X", "tax_id": "14399841", "registration_number": "40/1234/2019",
                                       "address": "Y"}}""").expect(400, "VALIDATION_FAILED");
            assertThat(refused.details()
                            .valueStream()
                            .map(problem -> problem.path("field").asString()))
                    .containsExactlyInAnyOrder("legal.tax_id", "legal.registration_number");
            Answer without = api.as(clinic.owner())
                    .patch("/api/tenant", "{\"legal\": null}")
                    .expect(200);
            assertThat(without.data().path("legal").isNull()).isTrue();
        }

        @Test
        void offersPublicHolidaysOfAYear() {
            Clinic clinic = register(events, clinics.fresh());

            Answer offered = api.as(clinic.viewer())
                    .get("/api/tenant/holidays/suggested?year=2027")
                    .expect(200);

            assertThat(offered.text()).contains("{\"date\":\"2027-05-02\",\"name\":\"Paștele\"}");
            api.as(clinic.owner())
                    .patch("/api/tenant", Map.of("holidays", offered.data()))
                    .expect(200);
            api.as(clinic.owner())
                    .get("/api/tenant/holidays/suggested?year=99999")
                    .expect(400, "VALIDATION_FAILED");
        }

        @Test
        void takesNoHoursAtAllAsClosed() {
            Clinic clinic = register(events, clinics.fresh());

            Answer changed = api.as(clinic.owner())
                    .patch("/api/tenant", "{\"opening_hours\": []}")
                    .expect(200);

            assertThat(changed.data().path("opening_hours")).isEmpty();
        }

        @Test
        void refusesAnOldVersionAndLosesNothing() {
            Clinic clinic = register(events, clinics.fresh());
            api.as(clinic.owner()).patch("/api/tenant", Map.of("name", "Prima")).expect(200);

            api.as(clinic.owner())
                    .header("If-Match", "\"1\"")
                    .patch("/api/tenant", Map.of("name", "A doua"))
                    .expect(409, "VERSION_MISMATCH");

            assertThat(api.as(clinic.owner())
                            .get("/api/tenant")
                            .data()
                            .path("name")
                            .asString())
                    .isEqualTo("Prima");
        }

        @Test
        void letsOneOfManyAtOnceThroughWhenAllMeanTheSameVersion() {
            Clinic clinic = register(events, clinics.fresh());
            api.as(clinic.owner()).get("/api/tenant").expect(200);

            List<CompletableFuture<Integer>> racing = IntStream.range(0, 8)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> api.as(clinic.owner())
                                    .header("If-Match", "\"1\"")
                                    .patch("/api/tenant", Map.of("name", "Numele " + number))
                                    .status(),
                            work -> Thread.ofVirtual().start(work)))
                    .toList();

            assertThat(racing.stream().map(CompletableFuture::join))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 409);
        }

        @Test
        void namesEverythingThatIsWrong() {
            Clinic clinic = register(events, clinics.fresh());

            Answer refused = api.as(clinic.owner()).patch("/api/tenant", """
                            {"name": " ", "timezone": "Mars/Olympus", "currency": "LEI", "locale": "română",
                             "opening_hours": [{"day": "mon", "start": "9", "end": "24:00"},
                                               {"day": "MON", "start": "12:00", "end": "08:00"}],
                             "holidays": [{"date": "25.12.2027", "name": ""}], "slug": "altul"}""").expect(400, "VALIDATION_FAILED");

            assertThat(refused.details()
                            .valueStream()
                            .map(problem -> problem.path("field").asString()))
                    .contains(
                            "name",
                            "timezone",
                            "currency",
                            "locale",
                            "opening_hours[0].day",
                            "opening_hours[0].start",
                            "opening_hours[0].end",
                            "opening_hours[1].end",
                            "holidays[0].date",
                            "holidays[0].name",
                            "slug");
        }

        @Test
        void refusesSpansThatOverlap() {
            Clinic clinic = register(events, clinics.fresh());

            Answer refused = api.as(clinic.owner()).patch("/api/tenant", """
                            {"opening_hours": [{"day": "MON", "start": "08:00", "end": "12:00"},
                                               {"day": "MON", "start": "11:00", "end": "15:00"}]}""").expect(400, "VALIDATION_FAILED");

            assertThat(refused.details().path(0).path("field").asString()).isEqualTo("opening_hours[1]");
        }

        @Test
        void namesWhatContradictsItselfTogether() {
            Clinic clinic = register(events, clinics.fresh());

            Answer refused = api.as(clinic.owner()).patch("/api/tenant", """
                            {"currency": "XAU",
                             "opening_hours": [{"day": "MON", "start": "08:00", "end": "12:00"},
                                               {"day": "MON", "start": "11:00", "end": "15:00"}],
                             "holidays": [{"date": "2027-12-25", "name": "Crăciun"},
                                          {"date": "2027-12-25", "name": "Iar"}]}""").expect(400, "VALIDATION_FAILED");

            assertThat(refused.details()
                            .valueStream()
                            .map(problem -> problem.path("field").asString()))
                    .containsExactly("currency", "opening_hours[1]", "holidays[1].date");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\u3000", "a\u2028b", "a\u0085b", "\u202Eabc"})
        void refusesNamesThatAreNoLineOfText(String name) {
            Clinic clinic = register(events, clinics.fresh());

            api.as(clinic.owner()).patch("/api/tenant", Map.of("name", name)).expect(400, "VALIDATION_FAILED");
        }

        @Test
        void isForOwnersAndAdminsOnly() {
            Clinic clinic = register(events, clinics.fresh());

            api.as(clinic.staff()).patch("/api/tenant", Map.of("name", "X")).expect(403, "FORBIDDEN");
            api.as(clinic.viewer()).patch("/api/tenant", Map.of("name", "X")).expect(403, "FORBIDDEN");
            api.as(clinic.viewer()).get("/api/tenant").expect(200);
        }
    }
}
