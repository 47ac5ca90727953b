package com.msaas.crm.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BulkTest {
    private static final UUID NOBODY = UUID.fromString("01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private Clinic clinic;
    private ApiClient reception;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
        reception = api.as(clinic.staff());
    }

    @Test
    void tagsAllThatThereAreAndTellsOfEach() {
        UUID ana = add("Ana", "vip");
        UUID ion = add("Ion");

        Answer answer = bulk(reception, "add_tag", List.of(ion, NOBODY, ana), " vip ");

        assertThat(results(answer))
                .containsExactly(ion + " true null", NOBODY + " false NOT_FOUND", ana + " true null");
        assertThat(tags(ion)).containsExactly("vip");
        assertThat(version(ion)).isEqualTo(2);
        assertThat(version(ana)).as("one that had it already").isEqualTo(1);

        bulk(reception, "remove_tag", List.of(ion, ana), "vip");
        assertThat(tags(ion)).isEmpty();
        assertThat(tags(ana)).isEmpty();
    }

    @Test
    void holdsUpNobodyForOneThatHasTooManyTags() {
        UUID full = add("Ana", IntStream.range(0, 50).mapToObj(one -> "t" + one).toArray(String[]::new));
        UUID ion = add("Ion");

        Answer answer = bulk(reception, "add_tag", List.of(full, ion), "vip");

        assertThat(results(answer)).containsExactly(full + " false VALIDATION_FAILED", ion + " true null");
        assertThat(tags(full)).hasSize(50);
        assertThat(tags(ion)).containsExactly("vip");
    }

    @Test
    void changesTheStatusAndDeletes() {
        UUID ana = add("Ana");
        UUID ion = add("Ion");

        bulk(reception, "change_status", List.of(ana, ion), "inactive");
        assertThat(file(ana).path("status").asString()).isEqualTo("inactive");
        Answer deleted = bulk(reception, "delete", List.of(ana, ion), null);

        assertThat(results(deleted)).containsExactly(ana + " true null", ion + " true null");
        reception.get("/api/clients/" + ana).expect(404, "NOT_FOUND");
        assertThat(events.read(Topic.PLATFORM_AUDIT, clinic.id()).await(6))
                .extracting(one -> one.as(AuditRecorded.class).action())
                .containsExactly(
                        "client.created",
                        "client.created",
                        "client.updated",
                        "client.updated",
                        "client.deleted",
                        "client.deleted");
        assertThat(events.read(Topic.CRM_CONTACT, clinic.id()).await(4))
                .filteredOn(one -> one.value() == null)
                .hasSize(2);
    }

    @Test
    void isDoneOnceUnderOneKey() {
        UUID ana = add("Ana");
        ApiClient once = reception.once();

        Answer first = bulk(once, "delete", List.of(ana), null);
        Answer again = bulk(once, "delete", List.of(ana), null);

        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(again.data()).isEqualTo(first.data());
        assertThat(results(bulk(reception, "delete", List.of(ana), null))).containsExactly(ana + " false NOT_FOUND");
    }

    @Test
    void takesAThousandAtOnce() {
        List<UUID> ids = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(one -> add("Ana " + one)).toList());
        IntStream.range(50, 1_000).forEach(_ -> ids.add(UUID.randomUUID()));

        Answer answer = bulk(reception, "add_tag", ids, "campanie");

        assertThat(answer.data()
                        .path("results")
                        .valueStream()
                        .filter(one -> one.path("ok").asBoolean()))
                .hasSize(50);
        assertThat(answer.data().path("results").size()).isEqualTo(1_000);
        assertThat(reception.get("/api/clients/tags").expect(200).data().toString())
                .isEqualTo("[{\"tag\":\"campanie\",\"clients\":50}]");
        ids.add(UUID.randomUUID());
        send(reception, "add_tag", ids, "campanie").expect(400, "VALIDATION_FAILED");
    }

    @Test
    void refusesWhatMakesNoSense() {
        List<UUID> ids = List.of(add("Ana"));

        send(reception, "add_tag", ids, null).expect(400, "VALIDATION_FAILED");
        send(reception, "remove_tag", ids, " ").expect(400, "VALIDATION_FAILED");
        send(reception, "change_status", ids, "vip").expect(400, "VALIDATION_FAILED");
        send(reception, "delete", ids, "x").expect(400, "VALIDATION_FAILED");
        send(reception, "merge", ids, "x").expect(400, "VALIDATION_FAILED");
        send(reception, "delete", List.of(), null).expect(400, "VALIDATION_FAILED");
        send(reception, "delete", List.of(NOBODY, NOBODY), null).expect(400, "VALIDATION_FAILED");
        send(api.as(clinic.viewer()), "delete", ids, null).expect(403, "FORBIDDEN");
        assertThat(version(ids.getFirst())).isEqualTo(1);
    }

    @Test
    void countsTheTagsOfFilesInUse() {
        add("Ana", "vip", "copil");
        add("Ion", "vip");
        UUID gone = add("Ilie", "vip", "vechi");
        reception.delete("/api/clients/" + gone).expect(204);

        assertThat(reception.get("/api/clients/tags").expect(200).data().toString())
                .isEqualTo("[{\"tag\":\"vip\",\"clients\":2},{\"tag\":\"copil\",\"clients\":1}]");
    }

    private static Answer bulk(ApiClient client, String action, List<UUID> ids, String value) {
        return send(client, action, ids, value).expect(200);
    }

    private static Answer send(ApiClient client, String action, List<UUID> ids, String value) {
        Map<String, Object> body = new HashMap<>(Map.of("action", action, "ids", ids));
        if (value != null) {
            body.put("value", value);
        }
        return client.post("/api/clients/bulk", body);
    }

    private UUID add(String first, String... tags) {
        return reception
                .post("/api/clients", Map.of("first_name", first, "last_name", "Pop", "tags", tags))
                .expect(201)
                .id();
    }

    private JsonNode file(UUID id) {
        return reception.get("/api/clients/" + id).expect(200).data();
    }

    private long version(UUID id) {
        return file(id).path("version").asLong();
    }

    private List<String> tags(UUID id) {
        return file(id).path("tags").valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> results(Answer answer) {
        return answer.data()
                .path("results")
                .valueStream()
                .map(one -> one.path("id").asString() + " " + one.path("ok").asBoolean() + " "
                        + one.path("code").asString("null"))
                .toList();
    }
}
