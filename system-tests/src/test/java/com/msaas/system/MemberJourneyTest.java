package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A member's life in a clinic, from the mail that asks him to the day he is taken out.
@ExtendWith(Running.class)
class MemberJourneyTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final String CRITICAL = "În jurnalul clinicii a fost scrisă o acțiune critică: ";
    private static final String DEMOTED = "schimbarea rolului cuiva din echipă";
    private static final String LEFT = "scoaterea cuiva din echipă";

    @Test
    void aMemberIsAskedJoinsIsDemotedAndLeavesAndEachTimeItHoldsAtOnce(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet").onPlan("pro");
        ApiClient owner = clinic.api();
        String address = "dan." + UUID.randomUUID().toString().substring(0, 8) + "@clinica.example";
        owner.post("/api/team/invite", Map.of("email", address, "name", "Dan Munteanu", "role", "staff"))
                .expect(201);

        String link = Clinic.mailedToken(system, address, "invitation");
        system.anybody()
                .post("/api/auth/invitations/" + link + "/accept", Map.of("password", Clinic.PASSWORD))
                .expect(200);

        JsonNode team = clinic.eventually(
                "/api/team",
                members -> members.size() == 2
                        && members.get(1).path("name").asString("").equals("Dan Munteanu"));
        String member = "/api/team/" + team.get(1).path("user_id").asString();
        ApiClient dan = system.anybody().as(Clinic.signIn(system, address));
        Map<String, String> patient = Map.of("first_name", "Ana", "last_name", "Pop");
        dan.post("/api/clients", patient).expect(201);
        dan.patch(member, Map.of("role", "owner")).expect(403, "FORBIDDEN");

        owner.patch(member, Map.of("role", "viewer")).expect(200);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> dan.post("/api/clients", patient).expect(401, "UNAUTHENTICATED"));
        ApiClient[] looksOn = new ApiClient[1];
        await().atMost(TheSystem.PATIENCE).untilAsserted(() -> {
            looksOn[0] = system.anybody().as(Clinic.signIn(system, address));
            looksOn[0].post("/api/clients", patient).expect(403, "FORBIDDEN");
        });
        looksOn[0].get("/api/clients").expect(200);

        owner.delete(member).expect(204);

        await().atMost(AT_ONCE)
                .untilAsserted(() -> looksOn[0].get("/api/clients").expect(401, "UNAUTHENTICATED"));
        clinic.eventually("/api/audit-logs?action=team.member_removed", lines -> lines.size() == 1);
        clinic.eventually(
                "/api/notifications?unread=true",
                notices -> notices.valueStream()
                        .map(notice -> notice.path("body").asString())
                        .toList()
                        .equals(List.of(CRITICAL + LEFT + ".", CRITICAL + DEMOTED + ".")));
        Mailbox mailbox = new Mailbox(clinic.email(), system.servers().mail().apiUrl());
        await().atMost(TheSystem.PATIENCE)
                .untilAsserted(() -> assertThat(mailbox.mails())
                        .extracting(Mailbox.Mail::subject)
                        .contains("Acțiune critică: " + DEMOTED, "Acțiune critică: " + LEFT));
        assertThat(owner.get("/api/audit-logs/verify")
                        .expect(200)
                        .data()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }
}
