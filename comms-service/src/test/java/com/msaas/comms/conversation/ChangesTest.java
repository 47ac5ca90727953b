package com.msaas.comms.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.msaas.comms.Website;
import com.msaas.contracts.ClientContact;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ChangesTest {
    private static final Map<String, Object> NOBODY = Collections.singletonMap("client_id", null);

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Website.Maker websites;

    @Autowired
    Conversations conversations;

    private Website page;

    @BeforeEach
    void opensAPage() {
        page = websites.of(clinics.fresh());
    }

    @Test
    void areRefusedForAVersionThatIsNotTheLast() {
        page.write("Ana Pop", "ana@example.ro", "Unu");
        String path = Website.path(page.conversation(one -> true));
        String tag = page.reception().get(path).header("ETag").orElseThrow();
        page.write("Ana Pop", "ana@example.ro", "Doi");

        page.reception()
                .header("If-Match", tag)
                .patch(path, Map.of("status", "closed"))
                .expect(409, "VERSION_MISMATCH");

        String newer = page.reception().get(path).header("ETag").orElseThrow();
        Answer closed = page.reception()
                .header("If-Match", newer)
                .patch(path, Map.of("status", "closed", "unread", false))
                .expect(200);
        assertThat(closed.data().path("status").asString()).isEqualTo("closed");
        assertThat(closed.data().path("unread").asBoolean(true)).isFalse();
        Answer same = page.reception().patch(path, Map.of("status", "closed")).expect(200);
        assertThat(same.header("ETag")).isEqualTo(closed.header("ETag"));
    }

    @Test
    void readingLeavesUnreadWhatIsUnread() {
        page.write("Ana Pop", "ana@example.ro", "Unu");
        JsonNode conversation = page.conversation(one -> true);

        page.messages(conversation);

        assertThat(page.conversations("?unread=true")).hasSize(1);
    }

    @Test
    void aPersonSaysWhoItIsAndThatStays() {
        UUID mother = page.knownPatient("Maria", List.of(), List.of("+40722123456"));
        UUID son = page.knownPatient("Ștefan", List.of(), List.of("+40722123456"));
        page.writeByPhone("Maria Pop", "0722 123 456", "Bună ziua");
        String path = Website.path(
                page.conversation(one -> one.path("possible_clients").size() == 2));

        JsonNode linked = page.reception()
                .patch(path, Map.of("client_id", mother))
                .expect(200)
                .data();

        assertThat(linked.path("client_id").asString()).isEqualTo(mother.toString());
        assertThat(linked.path("possible_clients").size()).isZero();
        assertThat(page.conversations("?client_id=" + mother)).hasSize(1);
        JsonNode unlinked = page.reception().patch(path, NOBODY).expect(200).data();
        assertThat(unlinked.path("client_id").isNull()).isTrue();
        events.publish(
                page.clinic().id(), new ClientContact(son, 2, "Ștefan", "Pop", List.of(), List.of("+40722123456")));
        page.writeByPhone("Maria Pop", "0722 123 456", "Tot eu");
        assertThat(page.conversation(one -> one.path("version").asLong() == 4)
                        .path("client_id")
                        .isNull())
                .isTrue();
        Website other = websites.of(clinics.fresh());
        UUID stranger = other.knownPatient("Ana", List.of(), List.of());
        page.reception().patch(path, Map.of("client_id", stranger)).expect(404, "NOT_FOUND");
    }

    @Test
    void theConversationOfABookingStaysWithItsPatient() {
        UUID ana = page.knownPatient("Ana", List.of(), List.of());
        UUID ion = page.knownPatient("Ion", List.of(), List.of());
        events.publish(
                page.clinic().id(),
                Visit.madeAt(Instant.parse("2027-01-04T08:00:00Z"), ana).booked());
        String path = Website.path(page.conversation(one -> true));

        page.reception().patch(path, Map.of("client_id", ion)).expect(422, "CLIENT_FIXED");
        page.reception().patch(path, NOBODY).expect(422, "CLIENT_FIXED");
        page.reception()
                .patch(path, Map.of("client_id", ana, "status", "closed"))
                .expect(200);

        assertThat(page.conversations("?channel=appointment&status=closed")).hasSize(1);
        assertThat(page.conversations("?channel=web_form")).isEmpty();
    }

    @Test
    void areFoundByWhoeverWroteWithoutDiacritics() {
        page.write("Măriuca Țurcanu", "mariuca@example.ro", "Unu");
        page.write("Ion Pop", "ion@example.ro", "Doi");

        assertThat(page.conversations("?search=turc%20mar")).hasSize(1);
        assertThat(page.conversations("?search=mariuca@exa")).hasSize(1);
        assertThat(page.conversations("?search=formular")).hasSize(2);
        assertThat(page.conversations("?search=.*")).hasSize(2);
        assertThat(page.conversations("?search=nimeni")).isEmpty();
    }

    @Test
    void aContactThatComesAtTheSameMomentIsNotMissed() {
        for (int number = 0; number < 5; number++) {
            String address = "ana" + number + "@example.ro";
            Thread writing = Thread.ofVirtual().start(() -> page.write("Ana Pop", address, "Bună ziua"));
            UUID patient = page.patient("Ana", List.of(address), List.of());
            try {
                writing.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            await().until(() -> page.conversations("?client_id=" + patient).size() == 1);
        }
    }

    @Test
    void lookUpTheSenderByAnIndex() {
        page.write("Ana Pop", "ana@example.ro", "Unu");
        Instant since = Instant.parse("2026-01-01T00:00:00Z");

        TenantContext.run(page.clinic().id(), () -> {
            for (String field : List.of("email", "phone", "client_id")) {
                assertThat(plan(conversations
                                .openSince(Filters.eq(field, "x"), since)
                                .explain()))
                        .contains("IXSCAN")
                        .doesNotContain("COLLSCAN")
                        .doesNotContain("\"SORT\"");
            }
            for (String field : List.of("email", "phone")) {
                assertThat(plan(conversations.openLinks(Filters.eq(field, "x")).explain()))
                        .contains("IXSCAN")
                        .doesNotContain("COLLSCAN");
            }
            assertThat(plan(conversations
                            .query(new Conversations.Filter(null, null, null, null, List.of("turc")))
                            .explain()))
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN");
        });
    }

    private static String plan(Document explained) {
        return explained
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
    }
}
