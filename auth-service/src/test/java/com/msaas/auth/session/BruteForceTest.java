package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.AuthTest;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.limits.Tries;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class BruteForceTest extends AuthTest {
    /// As the realm has it.
    private static final int UNTIL_LOCKED = 10;

    @Autowired
    ApiClient api;

    @Autowired
    Tries tries;

    @Autowired
    TestClock clock;

    @Test
    void locksAnAccountAndTellsNobodyUntilItsOwnerComesByHisMail() {
        Newcomer ana = Newcomer.with(api.header("X-Client-Address", "198.51.100.7"));
        String user = ana.joined().data().path("user_id").asString();
        for (int guess = 0; guess < UNTIL_LOCKED; guess++) {
            ana.withPassword("ghicesc " + guess).login().expect(401, "INVALID_CREDENTIALS");
        }

        long begun = System.nanoTime();
        Answer right = ana.login().expect(401, "INVALID_CREDENTIALS");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SignIn.SHORTEST_REFUSAL);
        assertThat(right.json().path("error"))
                .isEqualTo(Newcomer.with(api).login().json().path("error"));
        JsonNode lock = KeycloakUsers.lock(user);
        assertThat(lock.path("disabled").asBoolean()).isTrue();
        assertThat(lock.path("numFailures").asInt()).isEqualTo(UNTIL_LOCKED);
        ana.askForPassword().expect(202);
        ana.setPassword(ana.passwordToken(2), "parola-de-dupa-blocare").expect(204);
        ana.withPassword("parola-de-dupa-blocare").login().expect(200);
    }

    @Test
    void listensToNobodyWhoGuessesAtManyAccountsFromOnePlace() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String place = "203.0.113.9";
        ApiClient there = api.header("X-Client-Address", place);
        for (int guess = 1; guess < SignIn.WRONG_FROM_ONE_PLACE.most(); guess++) {
            tries.take(SignIn.WRONG_FROM_ONE_PLACE, place);
        }

        Newcomer.with(there).login().expect(401, "INVALID_CREDENTIALS");

        Newcomer anaFromThere = new Newcomer(there, ana.email(), ana.password());
        anaFromThere.login().expect(401, "INVALID_CREDENTIALS");
        ana.login().expect(200);
        clock.advance(SignIn.WRONG_FROM_ONE_PLACE.window());
        anaFromThere.login().expect(200);
    }
}
