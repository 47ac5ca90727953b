package com.msaas.scheduling;

import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.Holiday;
import com.msaas.contracts.LocationChanged;
import com.msaas.contracts.LocationClosed;
import com.msaas.contracts.LocationOpened;
import com.msaas.contracts.OpeningHours;
import com.msaas.contracts.TenantOpened;
import com.msaas.contracts.TenantSettingsChanged;
import com.msaas.contracts.Weekday;
import com.msaas.platform.id.Ids;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A small practice in Bucharest, open from Monday to Friday from 8 to 20: what tests and their readers know
/// of it.
public final class Practice {
    public static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");

    private static final Instant LONG_AGO = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<Weekday> WORKING_DAYS =
            List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI);

    public final Clinic clinic;
    private final ApiClient api;
    private final Events events;
    private final List<UUID> places = new ArrayList<>();

    private Practice(Clinic clinic, ApiClient api, Events events) {
        this.clinic = clinic;
        this.api = api;
        this.events = events;
    }

    /// Opens it with its first place: from now on scheduling knows of both, by event as always.
    public static Practice open(Clinic clinic, ApiClient api, Events events) {
        Practice practice = openWithoutAPlace(clinic, api, events);
        practice.opensPlace(null, null);
        return practice;
    }

    /// As it is known for a moment, when its first place has not been heard of.
    public static Practice openWithoutAPlace(Clinic clinic, ApiClient api, Events events) {
        events.publish(
                clinic.id(),
                new TenantOpened(
                        clinic.id().value(),
                        1,
                        clinic.name(),
                        "clinica-" + clinic.id(),
                        BUCHAREST,
                        "ro-RO",
                        "RON",
                        hours("08:00", "20:00"),
                        List.of(),
                        LONG_AGO));
        return new Practice(clinic, api, events);
    }

    /// What it is from now on, as tenant-service would tell it.
    public void changeSettings(long version, ZoneId zone, List<OpeningHours> hours, Holiday... holidays) {
        events.publish(
                clinic.id(),
                new TenantSettingsChanged(
                        clinic.id().value(),
                        version,
                        clinic.name(),
                        "clinica-" + clinic.id(),
                        zone,
                        "ro-RO",
                        "RON",
                        hours,
                        List.of(holidays),
                        LONG_AGO));
    }

    /// Where it works from the beginning.
    public UUID firstPlace() {
        return places.getFirst();
    }

    /// Another place where it works from now on, as tenant-service would tell it; by the practice's own clocks and
    /// hours where none are given.
    public UUID opensPlace(@Nullable ZoneId zone, @Nullable List<OpeningHours> hours) {
        UUID place = Ids.next();
        places.add(place);
        events.publish(clinic.id(), new LocationOpened(place, 1, "Punct de lucru", zone, hours, openedAt(place)));
        return place;
    }

    public void changePlace(UUID place, long version, @Nullable ZoneId zone, @Nullable List<OpeningHours> hours) {
        events.publish(
                clinic.id(),
                new LocationChanged(place, version, "Punct de lucru", zone, hours, openedAt(place), LONG_AGO));
    }

    public void closePlace(UUID place, long version) {
        events.publish(
                clinic.id(),
                new LocationClosed(place, version, "Punct de lucru", null, null, openedAt(place), LONG_AGO));
    }

    private Instant openedAt(UUID place) {
        return LONG_AGO.plus(Duration.ofDays(places.indexOf(place)));
    }

    public static List<OpeningHours> hours(String start, String end) {
        return WORKING_DAYS.stream()
                .map(day -> new OpeningHours(day, LocalTime.parse(start), LocalTime.parse(end)))
                .toList();
    }

    public ApiClient owner() {
        return api.as(clinic.owner());
    }

    public ApiClient staff() {
        return api.as(clinic.staff());
    }

    /// A patient that crm has just told of.
    public UUID patient() {
        UUID client = Ids.next();
        events.publish(clinic.id(), new ClientAdded(client, 1, "active", LONG_AGO));
        return client;
    }

    public UUID dentist(String name) {
        return dentist(name, "08:00", "20:00");
    }

    public UUID dentist(String name, String start, String end) {
        return owner().post("/api/providers", aDentist(name, start, end))
                .expect(201)
                .id();
    }

    public UUID dentistAt(UUID place) {
        return owner().post("/api/providers", with(aDentist("Dr. Radu", "08:00", "20:00"), "location_id", place))
                .expect(201)
                .id();
    }

    public static Map<String, Object> aDentist(String name, String start, String end) {
        List<Map<String, String>> weeklyHours = Arrays.asList("MON", "TUE", "WED", "THU", "FRI").stream()
                .map(day -> Map.of("day", day, "start", start, "end", end))
                .toList();
        return body("name", name, "type", "dentist", "weekly_hours", weeklyHours);
    }

    public UUID chair(String name) {
        return owner().post("/api/resources", body("name", name, "type", "chair"))
                .expect(201)
                .id();
    }

    public UUID chairAt(UUID place) {
        return owner().post("/api/resources", body("name", "Scaun", "type", "chair", "location_id", place))
                .expect(201)
                .id();
    }

    /// Takes half an hour and nothing else.
    public UUID checkUp() {
        return service(aService("Control", 30));
    }

    /// Takes half an hour in any chair.
    public UUID filling() {
        return service(with(aService("Plombă", 30), "required_resource_type", "chair"));
    }

    public UUID service(Map<String, Object> body) {
        return owner().post("/api/services", body).expect(201).id();
    }

    public static Map<String, Object> aService(String name, int minutes) {
        return body("name", name, "duration_minutes", minutes, "price", Map.of("amount", "250.00", "currency", "RON"));
    }

    /// What a client sends to book this.
    public static Map<String, Object> visit(UUID patient, UUID provider, UUID service, String start) {
        return body("client_id", patient, "provider_id", provider, "service_id", service, "start_time", start);
    }

    public Answer book(Map<String, Object> visit) {
        return staff().post("/api/appointments", visit);
    }

    public Answer move(UUID appointment, Object... fields) {
        return staff().patch("/api/appointments/" + appointment, body(fields));
    }

    public Answer status(UUID appointment, String status) {
        return move(appointment, "status", status);
    }

    public Answer appointment(UUID id) {
        return staff().get("/api/appointments/" + id);
    }

    /// An instant on the first Monday of 2027, by the clock on the wall in Bucharest.
    public static String monday(String time) {
        return local("2027-01-04T" + time);
    }

    /// An instant by the clock on the wall in Bucharest.
    public static String local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(BUCHAREST).toInstant().toString();
    }

    public static Map<String, Object> body(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            body.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return body;
    }

    public static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(body);
        more.put(name, value);
        return more;
    }
}
