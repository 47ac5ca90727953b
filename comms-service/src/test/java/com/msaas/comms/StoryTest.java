package com.msaas.comms;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.MessageReceived;
import com.msaas.contracts.MessageSent;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.InContainersToo;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// From a stranger's first question to the patient's second one.
@ServiceTest
@InContainersToo
class StoryTest {
    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Website.Maker websites;

    @Test
    void somebodyAsksOnThePageAndIsAnswered() {
        Clinic practice = clinics.fresh();
        Website page = websites.of(practice);
        String address = "mariuca-" + UUID.randomUUID() + "@example.ro";
        Mailbox mailbox = new Mailbox(address);

        // Nobody knows her when she writes.
        assertThat(page.write("Măriuca Șerban", address.toUpperCase(Locale.ROOT), "Bună ziua,\nfaceți albire?")
                        .text())
                .contains("\"data\":{\"received\":true}");
        JsonNode asked = page.conversation(one -> true);
        assertThat(asked.path("channel").asString()).isEqualTo("web_form");
        assertThat(asked.path("participant").asString()).isEqualTo("Măriuca Șerban");
        assertThat(asked.path("email").asString()).isEqualTo(address);
        assertThat(asked.path("unread").asBoolean()).isTrue();
        assertThat(asked.path("client_id").isNull()).isTrue();
        JsonNode question = page.messages(asked).getFirst();
        assertThat(question.path("direction").asString()).isEqualTo("in");
        assertThat(question.path("delivery").asString()).isEqualTo("received");
        assertThat(question.path("from").asString()).isEqualTo(address);
        assertThat(question.path("body_text").asString()).isEqualTo("Bună ziua,\nfaceți albire?");
        assertThat(question.path("body_html").asString()).isEqualTo("Bună ziua,<br>\nfaceți albire?");

        // Reception writes her down as a patient, and so it is known who has asked.
        UUID mariuca = page.patient("Măriuca", List.of(address), List.of());
        JsonNode matched = page.conversation(one -> !one.path("client_id").isNull());
        assertThat(matched.path("client_id").asString()).isEqualTo(mariuca.toString());

        // She is answered, by mail, in the clinic's name.
        UUID answer = page.reply(matched, "Da, cu drag.\nVă așteptăm <luni>.");
        JsonNode sent = page.message(
                matched, answer, message -> message.path("delivery").asString().equals("sent"));
        assertThat(sent.path("attempts").asInt()).isEqualTo(1);
        assertThat(sent.path("possibly_twice").asInt()).isZero();
        assertThat(sent.path("to").asString()).isEqualTo(address);
        Mailbox.Mail first = mailbox.await(1).getFirst();
        assertThat(first.id()).isEqualTo("<" + answer + "@clinic.local>");
        assertThat(first.from()).isEqualTo("\"" + practice.name() + "\" <no-reply@clinic.local>");
        assertThat(first.subject()).isEqualTo("Re: Mesaj din formularul de contact");
        assertThat(first.inReplyTo()).isNull();
        assertThat(first.text()).contains("Da, cu drag.").contains("Vă așteptăm <luni>.");
        assertThat(first.html()).contains("Da, cu drag.<br>").contains("&lt;luni&gt;");

        // She asks on, which goes on with the conversation, and the answer hangs on the one before.
        page.write("Măriuca Șerban", address, "Și cât costă?");
        JsonNode goneOn = page.conversation(one -> page.messages(one).size() == 3);
        UUID second = page.reply(goneOn, "250 de lei.");
        List<Mailbox.Mail> mails = mailbox.await(2);
        assertThat(mails.getLast().id()).isEqualTo("<" + second + "@clinic.local>");
        assertThat(mails.getLast().inReplyTo()).isEqualTo(first.id());

        // All is said.
        page.message(
                goneOn, second, message -> message.path("delivery").asString().equals("sent"));
        page.reception()
                .patch(Website.path(goneOn), Map.of("status", "closed", "unread", false))
                .expect(200);
        assertThat(page.conversations("?status=open")).isEmpty();
        assertThat(page.conversations("?status=closed&unread=false")).hasSize(1);

        tellsTheWorldThatNotWhat(practice, mariuca);
    }

    private void tellsTheWorldThatNotWhat(Clinic practice, UUID patient) {
        try (Events.Reader messages = events.read(Topic.COMMS_MESSAGE, practice.id());
                Events.Reader log = events.read(Topic.PLATFORM_AUDIT, practice.id())) {
            List<Told> told = messages.await(4);
            assertThat(told)
                    .extracting(Told::type)
                    .containsExactly(
                            "com.msaas.comms.message.received.v1",
                            "com.msaas.comms.message.sent.v1",
                            "com.msaas.comms.message.received.v1",
                            "com.msaas.comms.message.sent.v1");
            assertThat(told.getFirst().as(MessageReceived.class).clientId()).isNull();
            assertThat(told.get(1).as(MessageSent.class).clientId()).isEqualTo(patient);
            assertThat(told.get(1).as(MessageSent.class).channel()).isEqualTo("email");
            assertThat(told.get(2).as(MessageReceived.class).clientId()).isEqualTo(patient);
            assertThat(told.get(2).as(MessageReceived.class).channel()).isEqualTo("web_form");

            List<Told> logged = log.await(6);
            assertThat(logged)
                    .extracting(StoryTest::text)
                    .anySatisfy(text ->
                            assertThat(text).contains("message.received").contains("\"patient\""));
            assertThat(logged)
                    .extracting(StoryTest::text)
                    .anySatisfy(text -> assertThat(text).contains("conversation.matched"));
            assertThat(told.stream().map(StoryTest::text)).noneMatch(StoryTest::isPersonal);
            assertThat(logged.stream().map(StoryTest::text)).noneMatch(StoryTest::isPersonal);
        }
    }

    private static String text(Told told) {
        return new String(Objects.requireNonNull(told.value()), StandardCharsets.UTF_8);
    }

    private static boolean isPersonal(String text) {
        return List.of("Măriuca", "mariuca", "albire", "250 de lei", "example.ro").stream()
                .anyMatch(text::contains);
    }
}
