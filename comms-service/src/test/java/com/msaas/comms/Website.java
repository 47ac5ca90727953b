package com.msaas.comms;

import static org.awaitility.Awaitility.await;

import com.msaas.comms.copies.Clinics;
import com.msaas.comms.copies.Contacts;
import com.msaas.contracts.ClientContact;
import com.msaas.contracts.TenantOpened;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The page of a clinic, with the form that strangers fill in, and the inbox behind it.
public record Website(ApiClient api, Events events, Contacts contacts, Clinic clinic, String slug) {
    private static final Instant OPENED = Instant.parse("2026-12-01T08:00:00Z");

    /// Opens pages. Found by the tests, as it lies beside the application.
    @Component
    public static class Maker {
        private final ApiClient api;
        private final Events events;
        private final Clinics clinics;
        private final Contacts contacts;

        Maker(ApiClient api, Events events, Clinics clinics, Contacts contacts) {
            this.api = api;
            this.events = events;
            this.clinics = clinics;
            this.contacts = contacts;
        }

        /// The page of a clinic that has just opened, once it is found.
        public Website of(Clinic clinic) {
            String slug = "clinica-" + clinic.id();
            events.publish(clinic.id(), opened(clinic, slug, 1, OPENED));
            Website website = new Website(api, events, contacts, clinic, slug);
            await().until(() -> website.isThere()
                    && TenantContext.call(clinic.id(), clinics::called).isPresent());
            return website;
        }
    }

    /// As tenant-service tells of it.
    public static TenantOpened opened(Clinic clinic, String slug, long version, Instant at) {
        return new TenantOpened(
                clinic.id().value(),
                version,
                clinic.name(),
                slug,
                ZoneId.of("Europe/Bucharest"),
                "ro-RO",
                "RON",
                List.of(),
                List.of(),
                at);
    }

    /// Whether anybody finds it: what is wrong with a form is told by a clinic only.
    public boolean isThere() {
        return api.post(path(), Map.of()).status() == 400;
    }

    public String path() {
        return "/api/public/" + slug + "/contact";
    }

    public Answer write(String name, String email, String message) {
        return api.post(path(), Map.of("name", name, "email", email, "message", message))
                .expect(201);
    }

    public Answer writeByPhone(String name, String phone, String message) {
        return api.post(path(), Map.of("name", name, "phone", phone, "message", message))
                .expect(201);
    }

    /// The form with these fields besides a good name and message.
    public Answer send(Map<String, Object> fields) {
        Map<String, Object> form = new LinkedHashMap<>(Map.of("name", "Ana Pop", "message", "Bună ziua"));
        form.putAll(fields);
        return api.post(path(), form);
    }

    /// A patient of the clinic, as crm tells.
    public UUID patient(String firstName, List<String> emails, List<String> phones) {
        UUID id = UUID.randomUUID();
        events.publish(clinic.id(), new ClientContact(id, 1, firstName, "Pop", emails, phones));
        return id;
    }

    /// A patient of the clinic whom this service knows already.
    public UUID knownPatient(String firstName, List<String> emails, List<String> phones) {
        UUID id = patient(firstName, emails, phones);
        await().until(() ->
                TenantContext.call(clinic.id(), () -> contacts.of(id)).isPresent());
        return id;
    }

    /// The page of another clinic, or the same one's by another address.
    public Website at(Clinic other, String otherSlug) {
        return new Website(api, events, contacts, other, otherSlug);
    }

    public ApiClient reception() {
        return api.as(clinic.staff());
    }

    public List<JsonNode> conversations() {
        return conversations("");
    }

    public List<JsonNode> conversations(String query) {
        return reception()
                .get("/api/conversations" + query)
                .expect(200)
                .data()
                .valueStream()
                .toList();
    }

    /// The one conversation there is, as soon as it is like that.
    public JsonNode conversation(Predicate<JsonNode> like) {
        return await().until(
                        () -> {
                            List<JsonNode> all = conversations();
                            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.<JsonNode>empty();
                        },
                        one -> one.filter(like).isPresent())
                .orElseThrow();
    }

    public List<JsonNode> messages(JsonNode conversation) {
        List<JsonNode> all = new ArrayList<>();
        reception()
                .get(messagesOf(conversation) + "?limit=100")
                .expect(200)
                .data()
                .forEach(all::add);
        return all;
    }

    public JsonNode message(JsonNode conversation, UUID id, Predicate<JsonNode> like) {
        return await().until(
                        () -> messages(conversation).stream()
                                .filter(message -> message.path("id").asString().equals(id.toString()))
                                .findFirst()
                                .orElseThrow(),
                        like);
    }

    public UUID reply(JsonNode conversation, String body) {
        return reception()
                .post(messagesOf(conversation), Map.of("body", body))
                .expect(201)
                .id();
    }

    public static String path(JsonNode conversation) {
        return "/api/conversations/" + conversation.path("id").asString();
    }

    public static String messagesOf(JsonNode conversation) {
        return path(conversation) + "/messages";
    }
}
