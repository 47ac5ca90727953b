package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.auth.AuthTest;
import com.msaas.auth.KeycloakUsers;
import com.msaas.auth.Newcomer;
import com.msaas.auth.limits.Limit;
import com.msaas.auth.limits.Tries;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class BruteForceTest extends AuthTest {
    /// As the realm has it.
    private static final int UNTIL_LOCKED = 10;

    private static final Duration LOCK = Duration.ofMinutes(1);

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
        guess(ana, UNTIL_LOCKED);

        long begun = System.nanoTime();
        Answer right = ana.login().expect(401, "INVALID_CREDENTIALS");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SignIn.SHORTEST_REFUSAL);
        assertThat(right.json().path("error"))
                .isEqualTo(Newcomer.with(api).login().json().path("error"));
        assertThat(KeycloakUsers.lock(user).path("disabled").asBoolean()).isTrue();
        assertThat(lockAfter(UNTIL_LOCKED, user)).isEqualTo(LOCK);
        ana.askForPassword().expect(202);
        ana.setPassword(ana.passwordToken(2), "parola-de-dupa-blocare").expect(204);
        ana.withPassword("parola-de-dupa-blocare").login().expect(200);
    }

    @Test
    void locksForLongerEachTimeAndLetsItsOwnerInWhenThatIsOver() {
        Duration step = Duration.ofSeconds(1);
        Newcomer ana = Newcomer.with(api.header("X-Client-Address", "198.51.100.8"));
        String user = ana.joined().data().path("user_id").asString();
        KeycloakUsers.lockFor(step);
        try {
            guess(ana, UNTIL_LOCKED);
            assertThat(lockAfter(UNTIL_LOCKED, user)).isEqualTo(step);
            for (int more = 1; more <= 2; more++) {
                guessOnceItIsOver(ana, user);
                assertThat(lockAfter(UNTIL_LOCKED + more, user)).isEqualTo(step.multipliedBy(1 + more));
            }

            ana.login().expect(401, "INVALID_CREDENTIALS");
            await().untilAsserted(() -> ana.login().expect(200));
            await().until(() -> failures(user) == 0);
        } finally {
            KeycloakUsers.lockFor(LOCK);
        }
    }

    @Test
    void countsWrongPasswordsOfAllAccountsTogetherForOnePlace() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String place = "203.0.113.10";
        ApiClient there = api.header("X-Client-Address", place);
        takeAllBut(3, SignIn.WRONG_FROM_ONE_PLACE, place);

        Newcomer.with(there).login().expect(401, "INVALID_CREDENTIALS");
        Newcomer.with(there).login().expect(401, "INVALID_CREDENTIALS");
        new Newcomer(there, ana.email(), ana.password()).login().expect(200);
        new Newcomer(there, ana.email(), "nu este parola").login().expect(401, "INVALID_CREDENTIALS");

        new Newcomer(there, ana.email(), ana.password()).login().expect(401, "INVALID_CREDENTIALS");
    }

    @Test
    void keepsAPlaceOutForTheDayThatDoesNotStop() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String place = "203.0.113.11";
        Newcomer anaFromThere = new Newcomer(api.header("X-Client-Address", place), ana.email(), ana.password());
        takeAllBut(0, SignIn.WRONG_FROM_ONE_PLACE_IN_A_DAY, place);

        clock.advance(SignIn.WRONG_FROM_ONE_PLACE.window());

        anaFromThere.login().expect(401, "INVALID_CREDENTIALS");
        ana.login().expect(200);
        clock.advance(SignIn.WRONG_FROM_ONE_PLACE_IN_A_DAY.window());
        anaFromThere.login().expect(200);
    }

    @Test
    void listensToNobodyWhoGuessesAtManyAccountsFromOnePlace() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String place = "203.0.113.9";
        ApiClient there = api.header("X-Client-Address", place);
        takeAllBut(1, SignIn.WRONG_FROM_ONE_PLACE, place);

        Newcomer.with(there).login().expect(401, "INVALID_CREDENTIALS");

        Newcomer anaFromThere = new Newcomer(there, ana.email(), ana.password());
        anaFromThere.login().expect(401, "INVALID_CREDENTIALS");
        ana.login().expect(200);
        clock.advance(SignIn.WRONG_FROM_ONE_PLACE.window());
        anaFromThere.login().expect(200);
    }

    /// At once, as each refusal takes its time.
    private static void guess(Newcomer newcomer, int times) {
        IntStream.range(0, times)
                .mapToObj(guess -> CompletableFuture.supplyAsync(
                        () -> newcomer.withPassword("ghicesc " + guess).login(),
                        work -> Thread.ofVirtual().start(work)))
                .toList()
                .forEach(answer -> answer.join().expect(401, "INVALID_CREDENTIALS"));
    }

    /// While the account is locked nothing is counted.
    private static void guessOnceItIsOver(Newcomer newcomer, String user) {
        int before = failures(user);
        await().until(() -> {
            newcomer.withPassword("ghicesc mai departe").login().expect(401, "INVALID_CREDENTIALS");
            return failures(user) > before;
        });
    }

    private static Duration lockAfter(int failures, String user) {
        await().until(() -> failures(user) == failures);
        JsonNode lock = KeycloakUsers.lock(user);
        return Duration.ofSeconds(lock.path("failedLoginNotBefore").asLong()
                - lock.path("lastFailure").asLong() / 1000);
    }

    private static int failures(String user) {
        return KeycloakUsers.lock(user).path("numFailures").asInt();
    }

    /// At the beginning of a span, as nothing is left of the count at its end.
    private void takeAllBut(int left, Limit limit, String place) {
        clock.advance(limit.left(clock.instant()));
        for (int wrong = left; wrong < limit.most(); wrong++) {
            tries.take(limit, place);
        }
    }
}
