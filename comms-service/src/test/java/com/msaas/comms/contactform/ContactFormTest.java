package com.msaas.comms.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.msaas.comms.Website;
import com.msaas.contracts.MessageReceived;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ContactFormTest {
    private static final String NUMBER = "+40722123456";

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    @Autowired
    Website.Maker websites;

    private Website page;

    @BeforeEach
    void opensAPage() {
        page = websites.of(clinics.fresh());
    }

    @Test
    void knowsThePatientWhoWritesByAddressAndByNumberHoweverTheyAreSpelt() {
        UUID ana = page.knownPatient("Ana", List.of("ana@example.ro"), List.of("+40722000001"));
        UUID ion = page.knownPatient("Ion", List.of("ion@example.ro"), List.of("+40722000002"));

        page.write("Ana Pop", "Ana@Example.RO", "Bună ziua");
        page.writeByPhone("Ion Pop", "0722 000 002", "Bună ziua");

        assertThat(page.conversations())
                .extracting(one -> one.path("client_id").asString())
                .containsExactlyInAnyOrder(ana.toString(), ion.toString());
        try (Events.Reader told = events.read(Topic.COMMS_MESSAGE, page.clinic().id())) {
            assertThat(told.await(2))
                    .extracting(one -> one.as(MessageReceived.class).clientId())
                    .containsExactlyInAnyOrder(ana, ion);
        }
    }

    @Test
    void leavesItOpenWhoHasWrittenWhereAFamilySharesAPhone() {
        page.writeByPhone("Maria Pop", NUMBER, "Bună ziua");
        UUID mother = page.patient("Maria", List.of(), List.of(NUMBER));
        JsonNode matched = page.conversation(one -> !one.path("client_id").isNull());
        assertThat(matched.path("client_id").asString()).isEqualTo(mother.toString());

        Website other = websites.of(clinics.fresh());
        UUID father = other.knownPatient("Radu", List.of("radu@example.ro"), List.of(NUMBER));
        UUID son = other.knownPatient("Ștefan", List.of(), List.of(NUMBER));
        other.writeByPhone("Pop", NUMBER, "Bună ziua");

        JsonNode open = other.conversation(one -> true);
        assertThat(open.path("client_id").isNull()).isTrue();
        assertThat(open.path("possible_clients").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(father.toString(), son.toString());
    }

    @Test
    void neverMixesTwoClinicsOfOnePatient() {
        Website other = websites.of(clinics.fresh());
        UUID here = page.knownPatient("Ana", List.of("ana@example.ro"), List.of());
        UUID there = other.knownPatient("Ana", List.of("ana@example.ro"), List.of());

        page.write("Ana Pop", "ana@example.ro", "La prima clinică");
        other.write("Ana Pop", "ana@example.ro", "La a doua clinică");

        JsonNode ofHere = page.conversation(one -> true);
        JsonNode ofThere = other.conversation(one -> true);
        assertThat(ofHere.path("client_id").asString()).isEqualTo(here.toString());
        assertThat(ofThere.path("client_id").asString()).isEqualTo(there.toString());
        assertThat(page.messages(ofHere))
                .extracting(one -> one.path("body_text").asString())
                .containsExactly("La prima clinică");
        other.reception().get(Website.messagesOf(ofHere)).expect(404, "NOT_FOUND");
    }

    @Test
    void goesOnWithAnOpenConversationOfThirtyDaysAndWithNoOther() {
        page.write("Ana Pop", "ana@example.ro", "Unu");
        page.write("Ana Maria Pop", "ana@example.ro", "Doi");
        JsonNode first = page.conversation(one -> page.messages(one).size() == 2);
        page.reception().patch(Website.path(first), Map.of("status", "closed")).expect(200);
        page.write("Ana Pop", "ana@example.ro", "Trei");
        assertThat(page.conversations()).hasSize(2);

        clock.advance(Duration.ofDays(31));
        page.write("Ana Pop", "ana@example.ro", "Patru");
        assertThat(page.conversations()).hasSize(3);
    }

    @Test
    void letsNobodyWhoKnowsAPatientsPhoneIntoThePatientsConversation() {
        page.knownPatient("Ana", List.of("ana@example.ro", "ana@work.example.ro"), List.of(NUMBER));
        page.send(Map.of("email", "ana@example.ro", "phone", NUMBER)).expect(201);

        page.send(Map.of("email", "thief@example.ro", "phone", NUMBER)).expect(201);
        page.writeByPhone("Ana", NUMBER, "Sunați-mă");
        page.write("Ana", "ana@work.example.ro", "De la birou");

        assertThat(page.conversations())
                .extracting(
                        one -> one.path("email").asString(),
                        one -> page.messages(one).size())
                .containsExactlyInAnyOrder(
                        tuple("ana@example.ro", 1), tuple("thief@example.ro", 1), tuple("ana@work.example.ro", 2));
    }

    @Test
    void takesADoublePressOnceAndTwinsIntoOneConversation() throws Exception {
        page.write("Ana Pop", "ana@example.ro", "Bună ziua");
        page.write("Ana Pop", "ana@example.ro", "Bună ziua");
        assertThat(page.messages(page.conversation(one -> true))).hasSize(1);

        Website busy = websites.of(clinics.fresh());
        atOnce(8, _ -> busy.write("Ion Pop", "ion@example.ro", "Același mesaj"));
        assertThat(busy.messages(busy.conversation(one -> true))).hasSize(1);
        atOnce(8, number -> busy.send(Map.of("email", "ana@example.ro", "phone", NUMBER, "message", "Nr. " + number)));
        assertThat(busy.conversations())
                .hasSize(2)
                .anySatisfy(one -> assertThat(busy.messages(one)).hasSize(8));

        clock.advance(Duration.ofMinutes(11));
        page.write("Ana Pop", "ana@example.ro", "Bună ziua");
        assertThat(page.messages(page.conversation(one -> true))).hasSize(2);
    }

    @Test
    void demandsAWayToAnswer() {
        Answer refused = page.send(Map.of()).expect(400, "VALIDATION_FAILED");

        assertThat(refused.details().valueStream().map(one -> one.path("field").asString()))
                .containsExactly("email", "phone");
    }

    @Test
    void dropsWhatAProgramFillsIn() {
        Answer told = page.send(Map.of("email", "bot@example.ro", "leave_empty", "https://spam.example"))
                .expect(201);

        assertThat(told.data().path("received").asBoolean()).isTrue();
        assertThat(page.conversations()).isEmpty();
    }

    static List<Map<String, Object>> hostileForms() {
        return List.of(
                Map.of("email", "ana@example.ro\r\nBcc: all@example.ro"),
                Map.of("email", "ana@example.ro, all@example.ro"),
                Map.of("email", "\"a\"<x@example.ro>"),
                Map.of("email", "ana@example.ro", "name", "Ana\r\nBcc: all@example.ro"),
                Map.of("email", "ana@example.ro", "name", "\u202Eana"),
                Map.of("email", "ana@example.ro", "name", "a".repeat(101)),
                Map.of("email", "ana@example.ro", "name", " "),
                Map.of("email", "ana@example.ro", "message", "x".repeat(5_001)),
                Map.of("email", "ana@example.ro", "message", "\u202E\u2066"),
                Map.of("email", "ana@example.ro", "message", "a\0b"),
                Map.of("phone", "112"),
                Map.of("phone", "0".repeat(61)),
                Map.of("email", Map.of("$ne", "")));
    }

    @ParameterizedTest
    @MethodSource("hostileForms")
    void takesNothingThatBreaksItsForm(Map<String, Object> form) {
        page.send(form).expect(400, "VALIDATION_FAILED");

        assertThat(page.conversations()).isEmpty();
    }

    @Test
    void makesPlainTextOfWhateverIsWritten() {
        String hostile =
                "<script>alert('1')</script>\r\n<img src=x onerror=\"x\">\u0007 \u202Eevil\u202C & 😀👨‍👩‍👧 שלום";
        page.send(Map.of("email", "ana@example.ro", "name", "<b>Ana</b> 😀", "message", hostile))
                .expect(201);

        JsonNode conversation = page.conversation(one -> true);
        JsonNode message = page.messages(conversation).getFirst();
        assertThat(conversation.path("participant").asString()).isEqualTo("<b>Ana</b> 😀");
        assertThat(message.path("body_text").asString())
                .isEqualTo("<script>alert('1')</script>\n<img src=x onerror=\"x\"> evil & 😀👨‍👩‍👧 שלום");
        assertThat(message.path("body_html").asString())
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;<br>\n"
                        + "&lt;img src=x onerror=&quot;x&quot;&gt; evil &amp; 😀👨‍👩‍👧 שלום");
    }

    @Test
    void refusesAMegabyteAndMore() {
        page.send(Map.of("email", "ana@example.ro", "message", "x".repeat(1024 * 1024)))
                .expect(413, "TOO_LARGE");
    }

    @Test
    void findsTheClinicThatHasTheSlugNow() {
        Clinic first = page.clinic();
        Clinic second = clinics.fresh();
        Instant later = Instant.parse("2026-12-05T08:00:00Z");

        // The second has the first one's slug before it is known that the first has given it up.
        events.publish(second.id(), Website.opened(second, page.slug(), 1, later));
        await().until(() -> wroteTo(page.slug(), second));
        events.publish(first.id(), Website.opened(first, page.slug() + "-2", 2, later));
        Website moved = page.at(first, page.slug() + "-2");
        await().until(moved::isThere);
        moved.write("Ana Pop", "ana@example.ro", "Bună ziua");

        assertThat(moved.conversations()).hasSize(1);
        api.post("/api/public/nicio-clinica/contact", Map.of()).expect(404, "NOT_FOUND");
    }

    private boolean wroteTo(String slug, Clinic clinic) {
        Website website = page.at(clinic, slug);
        website.write("Ana", UUID.randomUUID() + "@example.ro", "Bună ziua");
        return !website.conversations().isEmpty();
    }

    private static void atOnce(int many, java.util.function.IntFunction<Answer> what) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer>> calls = IntStream.range(0, many)
                    .<Callable<Answer>>mapToObj(number -> () -> what.apply(number))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsOnly(201);
        }
    }
}
