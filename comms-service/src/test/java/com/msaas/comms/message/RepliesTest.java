package com.msaas.comms.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.comms.Website;
import com.msaas.comms.conversation.ConversationId;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Mailbox;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RepliesTest {
    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Website.Maker websites;

    @Autowired
    Messages messages;

    private final String address = "ana-" + UUID.randomUUID() + "@example.ro";
    private Website page;

    @BeforeEach
    void opensAPage() {
        page = websites.of(clinics.fresh());
    }

    @Test
    void needAnAddress() {
        page.writeByPhone("Ana Pop", "0722 123 456", "Sunați-mă");
        JsonNode conversation = page.conversation(one -> true);

        Answer refused = page.reception()
                .post(Website.messagesOf(conversation), Map.of("body", "Bună ziua"))
                .expect(422, "NO_ADDRESS");

        assertThat(refused.json().path("error").asString()).contains("email address");
        assertThat(page.messages(conversation)).hasSize(1);
    }

    @Test
    void reachAPatientWhoHasOnlyBookedAtTheAddressInTheFile() {
        UUID ana = page.knownPatient("Ana", List.of(address), List.of());
        events.publish(
                page.clinic().id(),
                Visit.madeAt(Instant.parse("2027-01-04T08:00:00Z"), ana).booked());
        JsonNode conversation =
                page.conversation(one -> one.path("participant").asString("").equals("Ana Pop"));

        page.reply(conversation, "Vă așteptăm mâine.");

        Mailbox.Mail mail = new Mailbox(address).await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("Re: Programări");
        assertThat(mail.text()).startsWith("Vă așteptăm mâine.");
    }

    @Test
    void letNothingOfWhatIsWrittenIntoTheHeaders() {
        page.send(Map.of(
                        "email",
                        address,
                        "name",
                        "Ana, \"x\" <evil@example.ro> =?utf-8?q?=0D=0ABcc:_x?=",
                        "message",
                        "?"))
                .expect(201);
        JsonNode conversation = page.conversation(one -> true);

        UUID answer = page.reply(conversation, "Bună,\r\nBcc: all@example.ro\r\n\r\n.\r\nQUIT\r\n😀 <b>x</b>");

        Mailbox.Mail mail = new Mailbox(address).await(1).getFirst();
        assertThat(mail.id()).isEqualTo("<" + answer + "@clinic.local>");
        assertThat(mail.text().replace("\r", "")).contains("Bună,\nBcc: all@example.ro\n\n.\nQUIT\n😀 <b>x</b>");
        assertThat(mail.html()).contains("&lt;b&gt;x&lt;/b&gt;");
        assertThat(new Mailbox("all@example.ro").mails()).isEmpty();
        assertThat(new Mailbox("evil@example.ro").mails()).isEmpty();
    }

    @Test
    void areWrittenOnceUnderOneKey() {
        page.write("Ana Pop", address, "Bună ziua");
        JsonNode conversation = page.conversation(one -> true);
        ApiClient reception = page.reception().once();

        Answer first = reception
                .post(Website.messagesOf(conversation), Map.of("body", "Da"))
                .expect(201);
        Answer again = reception
                .post(Website.messagesOf(conversation), Map.of("body", "Da"))
                .expect(201);
        reception.post(Website.messagesOf(conversation), Map.of("body", "Nu")).expect(422, "IDEMPOTENCY_KEY_REUSED");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(first.data().path("delivery").asString()).isEqualTo("queued");
        assertThat(page.messages(conversation)).hasSize(2);
        page.message(
                conversation,
                first.id(),
                message -> message.path("delivery").asString().equals("sent"));
        assertThat(new Mailbox(address).await(1)).hasSize(1);
        page.reception()
                .post(Website.messagesOf(conversation) + "/" + first.id() + "/send-again", "")
                .expect(409, "MESSAGE_NOT_FAILED");
        page.reception()
                .post(Website.messagesOf(conversation) + "/" + UUID.randomUUID() + "/send-again", "")
                .expect(404, "NOT_FOUND");
    }

    @Test
    void areHeldToTheirLength() {
        page.write("Ana Pop", address, "Bună ziua");
        String path = Website.messagesOf(page.conversation(one -> true));

        page.reception().post(path, Map.of("body", "x".repeat(10_001))).expect(400, "VALIDATION_FAILED");
        page.reception().post(path, Map.of("body", " \n ")).expect(400, "VALIDATION_FAILED");
        page.reception().post(path, Map.of("body", "\u202E")).expect(400, "VALIDATION_FAILED");
        page.reception().post(path, Map.of()).expect(400, "VALIDATION_FAILED");
    }

    @Test
    void areReadAPageAtATimeInTheirOrderByAnIndex() {
        for (int number = 1; number <= 3; number++) {
            page.write("Ana Pop", address, "Nr. " + number);
        }
        JsonNode conversation = page.conversation(one -> page.messages(one).size() == 3);

        Answer second = page.reception()
                .get(Website.messagesOf(conversation) + "?limit=2&page=2")
                .expect(200);

        assertThat(second.data().valueStream().map(one -> one.path("body_text").asString()))
                .containsExactly("Nr. 3");
        assertThat(second.json().path("meta").path("pagination").path("total").asInt())
                .isEqualTo(3);
        ConversationId id =
                new ConversationId(UUID.fromString(conversation.path("id").asString()));
        for (Document explained : TenantContext.call(
                page.clinic().id(),
                () -> List.of(messages.query(id).explain(), messages.sent(id).explain()))) {
            assertThat(explained
                            .get("queryPlanner", Document.class)
                            .get("winningPlan", Document.class)
                            .toJson())
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN")
                    .doesNotContain("\"SORT\"");
        }
    }
}
