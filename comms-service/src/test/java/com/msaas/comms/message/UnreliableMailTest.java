package com.msaas.comms.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.comms.Website;
import com.msaas.contracts.MessageNotSent;
import com.msaas.contracts.Topic;
import com.msaas.localstack.RealServers;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.MailRoute;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The mail server is away, says no, or nobody hears what it says. The route to it is this test's own, so it
/// has a context of its own, under a name of its own: two of one name would share the events.
@ServiceTest(
        properties = {
            "spring.application.name=comms-unreliable-mail",
            "clinic.mail.port=${comms.test.mail-route}",
            "clinic.jobs.first-pause=100ms",
            "clinic.jobs.tries=6"
        })
class UnreliableMailTest {
    private static final MailRoute ROUTE = MailRoute.to(RealServers.smtpPort());

    static {
        System.setProperty("comms.test.mail-route", String.valueOf(ROUTE.port()));
    }

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Website.Maker websites;

    private final String address = "ana-" + UUID.randomUUID() + "@example.ro";
    private final Mailbox mailbox = new Mailbox(address);
    private Website page;
    private JsonNode conversation;

    @BeforeEach
    void somebodyWrites() {
        page = websites.of(clinics.fresh());
        page.write("Ana Pop", address, "Bună ziua");
        conversation = page.conversation(one -> true);
    }

    @AfterEach
    void opensTheRoute() {
        ROUTE.open();
    }

    @Test
    void waitsWhileTheServerIsAway() {
        ROUTE.close();
        UUID answer = page.reply(conversation, "Bună ziua");
        JsonNode waiting = message(
                answer,
                one -> one.path("attempts").asInt() >= 2 && isAt("queued").test(one));
        assertThat(waiting.path("failure").asString()).isNotEmpty();
        assertThat(waiting.path("sent_at").isNull()).isTrue();

        ROUTE.open();

        JsonNode sent = message(answer, isAt("sent"));
        assertThat(sent.path("possibly_twice").asInt()).isZero();
        assertThat(sent.path("failure").isNull()).isTrue();
        assertThat(mailbox.await(1)).hasSize(1);
    }

    @Test
    void sendsTheSameMailAgainWhenNobodyHeardThatItWasTaken() {
        ROUTE.cutAfterTheNextMail();

        UUID answer = page.reply(conversation, "Bună ziua");

        JsonNode sent = message(answer, isAt("sent"));
        assertThat(ROUTE.hasCut()).isTrue();
        assertThat(sent.path("attempts").asInt()).isEqualTo(2);
        assertThat(sent.path("possibly_twice").asInt()).isEqualTo(1);
        assertThat(mailbox.await(2))
                .extracting(Mailbox.Mail::id)
                .hasSize(2)
                .containsOnly("<" + answer + "@clinic.local>");
        assertThat(told(2))
                .extracting(Told::type)
                .containsExactly("com.msaas.comms.message.received.v1", "com.msaas.comms.message.sent.v1");
    }

    @Test
    void failsAtOnceWhenTheServerSaysNoAndIsSentAgainWhenSomebodyWantsIt() {
        ROUTE.refuse();
        UUID answer = page.reply(conversation, "Bună ziua");

        JsonNode failed = message(answer, isAt("failed"));

        assertThat(failed.path("attempts").asInt()).isEqualTo(1);
        assertThat(failed.path("failure").asString()).isEqualTo("550");
        assertThat(told(2).getLast().as(MessageNotSent.class).messageId()).isEqualTo(answer);
        ROUTE.open();
        String again = Website.messagesOf(conversation) + "/" + answer + "/send-again";
        assertThat(page.reception()
                        .post(again, "")
                        .expect(200)
                        .data()
                        .path("delivery")
                        .asString())
                .isEqualTo("queued");
        message(answer, isAt("sent"));
        page.reception().post(again, "").expect(409, "MESSAGE_NOT_FAILED");
        assertThat(mailbox.await(1)).hasSize(1);
        assertThat(told(3).getLast().type()).isEqualTo("com.msaas.comms.message.sent.v1");
    }

    @Test
    void givesUpAfterManyTriesAndTellsSo() {
        ROUTE.close();
        UUID answer = page.reply(conversation, "Bună ziua");

        JsonNode failed = message(answer, isAt("failed"));

        assertThat(failed.path("attempts").asInt()).isEqualTo(6);
        assertThat(told(2).getLast().as(MessageNotSent.class).messageId()).isEqualTo(answer);
        ROUTE.open();
        page.reception()
                .post(Website.messagesOf(conversation) + "/" + answer + "/send-again", "")
                .expect(200);
        message(answer, isAt("sent"));
        await().untilAsserted(() -> assertThat(mailbox.mails()).hasSize(1));
    }

    private JsonNode message(UUID id, Predicate<JsonNode> like) {
        return page.message(conversation, id, like);
    }

    private static Predicate<JsonNode> isAt(String delivery) {
        return message -> message.path("delivery").asString().equals(delivery);
    }

    private List<Told> told(int atLeast) {
        try (Events.Reader reader =
                events.read(Topic.COMMS_MESSAGE, page.clinic().id())) {
            return reader.await(atLeast);
        }
    }
}
