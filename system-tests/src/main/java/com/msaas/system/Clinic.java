package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.ClinicService;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/// A clinic as its owner meets the system: registered, verified by the mail that arrived, signed in;
/// everything through the gateway.
public final class Clinic {
    /// What the owner signs in with.
    public static final String PASSWORD = "o-parola-destul-de-lunga-7";

    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final List<ClinicService> COUNTING =
            List.of(ClinicService.TENANT, ClinicService.SCHEDULING, ClinicService.CRM);
    private static final List<String> WORK_DAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

    private final TheSystem system;
    private final String email;
    private final UUID id;
    private final String token;

    private Clinic(TheSystem system, String email, UUID id, String token) {
        this.system = system;
        this.email = email;
        this.id = id;
        this.token = token;
    }

    /// Registers, verifies and signs in.
    public static Clinic open(TheSystem system, String name) {
        String email = "ana." + UUID.randomUUID().toString().substring(0, 8) + "@clinica.example";
        UUID tenant = UUID.fromString(system.anybody()
                .post(
                        "/api/auth/register",
                        Map.of("email", email, "password", PASSWORD, "name", "Ana Ionescu", "clinic_name", name))
                .expect(201)
                .data()
                .path("tenant_id")
                .asString());
        system.anybody()
                .post("/api/auth/verify-email", Map.of("token", mailedToken(system, email, "verify-email")))
                .expect(200);
        return new Clinic(system, email, tenant, signIn(system, email));
    }

    /// The access token of another session of its owner.
    public String signInAgain() {
        return signIn(system, email);
    }

    /// The access token of somebody who signs in.
    static String signIn(TheSystem system, String email) {
        return system.anybody()
                .post("/api/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200)
                .data()
                .path("access_token")
                .asString();
    }

    /// What the newest link of this kind carries that has been mailed to the address.
    static String mailedToken(TheSystem system, String email, String page) {
        Pattern link = Pattern.compile(page + "\\?token=([\\w-]+)");
        HttpRequest inbox = HttpRequest.newBuilder(
                        URI.create(system.servers().mail().apiUrl() + "/api/user/" + email + "/messages/"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return await().atMost(TheSystem.PATIENCE)
                    .until(() -> newestToken(http, inbox, link), token -> !token.isEmpty());
        }
    }

    private static String newestToken(HttpClient http, HttpRequest inbox, Pattern link) throws InterruptedException {
        try {
            String mails =
                    http.send(inbox, HttpResponse.BodyHandlers.ofString()).body();
            // quoted-printable breaks lines and writes the equals sign as =3D
            Matcher token = link.matcher(
                    mails.replace("=\\r\\n", "").replace("=\\n", "").replace("=3D", "="));
            String newest = "";
            while (token.find()) {
                newest = token.group(1);
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    /// The owner's access token, good for five minutes.
    public String token() {
        return token;
    }

    /// A client signed in as the owner.
    public ApiClient api() {
        return system.anybody().as(token);
    }

    /// The same clinic with a fresh access token.
    public Clinic signedInAgain() {
        return new Clinic(system, email, id, signIn(system, email));
    }

    /// The same clinic after an operator has put it on that plan, once the services that count have heard of it.
    public Clinic onPlan(String plan) {
        system.operator("billing-service")
                .post(
                        "/operations/billing/grants",
                        Map.of("tenant_id", id.toString(), "plan", plan, "reason", "needed here"))
                .expect(200);
        for (ClinicService counting : COUNTING) {
            await().atMost(TheSystem.PATIENCE)
                    .alias(counting + " hears of the plan")
                    .until(() -> system.database(counting)
                                    .getCollection("plan_limits")
                                    .countDocuments(new Document("_id", id).append("plan", plan))
                            == 1);
        }
        return this;
    }

    /// A dentist who works on every weekday from morning to evening.
    public UUID dentist(String name) {
        List<Map<String, String>> hours = new ArrayList<>();
        WORK_DAYS.forEach(day -> hours.add(Map.of("day", day, "start", "08:00", "end", "20:00")));
        return created("/api/providers", Map.of("name", name, "type", "dentist", "weekly_hours", hours));
    }

    public UUID chair(String name) {
        return created("/api/resources", Map.of("name", name, "type", "chair"));
    }

    /// A treatment of half an hour; one in a chair keeps dentist and chair busy five minutes longer.
    public UUID treatment(String name, boolean inAChair) {
        Map<String, Object> service = new HashMap<>(
                Map.of("name", name, "duration_minutes", 30, "price", Map.of("amount", "250.00", "currency", "RON")));
        if (inAChair) {
            service.put("required_resource_type", "chair");
            service.put("buffer_after_minutes", 5);
        }
        return created("/api/services", service);
    }

    public UUID patient(String firstName, String lastName) {
        return created("/api/clients", Map.of("first_name", firstName, "last_name", lastName));
    }

    private UUID created(String path, Object body) {
        return api().once().post(path, body).expect(201).id();
    }

    /// An appointment as it is asked for.
    public static Map<String, Object> appointment(UUID patient, UUID dentist, UUID treatment, Instant start) {
        return new HashMap<>(Map.of(
                "client_id", patient.toString(),
                "provider_id", dentist.toString(),
                "service_id", treatment.toString(),
                "start_time", start.toString()));
    }

    /// Books, and does not take no for an answer.
    public UUID booked(UUID patient, UUID dentist, UUID treatment, Instant start) {
        Answer answer = api().once().post("/api/appointments", appointment(patient, dentist, treatment, start));
        return answer.expect(201).id();
    }

    /// A moment on a working day, so many weeks after the first of 2027.
    public static Instant at(int week, DayOfWeek day, String time) {
        return LocalDate.of(2027, 1, 4)
                .plusWeeks(week)
                .with(TemporalAdjusters.nextOrSame(day))
                .atTime(LocalTime.parse(time))
                .atZone(BUCHAREST)
                .toInstant();
    }

    /// The half hour with this number, from Monday morning of the first week on: 24 a day, five days a week.
    public static Instant halfHour(int number) {
        int day = number / 24;
        int minutes = 8 * 60 + number % 24 * 30;
        return at(day / 5, DayOfWeek.of(1 + day % 5), "%02d:%02d".formatted(minutes / 60, minutes % 60));
    }

    /// Waits until the answer's data are as they should be.
    public JsonNode eventually(String path, Predicate<JsonNode> asItShouldBe) {
        JsonNode[] last = new JsonNode[1];
        await().atMost(TheSystem.PATIENCE).alias(path).untilAsserted(() -> {
            last[0] = api().get(path).expect(200).data();
            assertThat(asItShouldBe.test(last[0])).as("%s → %s", path, last[0]).isTrue();
        });
        return last[0];
    }
}
