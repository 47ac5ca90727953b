package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.LocalStack.Server;
import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeMockServerTest {

    @Test
    void answersAsStripeDoesAndTakesTheKeyOfTheStack(@TempDir Path dir) throws IOException {
        LocalStack stack = LocalStack.in(dir).with(Server.STRIPE_MOCK).build();
        Assumptions.assumeTrue(
                stack.stripeMock().missing().isEmpty(),
                () -> stack.stripeMock().missing().orElseThrow());
        try (stack) {
            stack.start(_ -> {});
            String key = stack.secrets().stripeApiKey();

            Web.Answer made = Web.send(
                    "POST",
                    stack.stripeMock().url() + "/v1/customers",
                    Map.of("Authorization", "Bearer " + key, "Content-Type", "application/x-www-form-urlencoded"),
                    "metadata[tenant_id]=0198",
                    5_000);

            assertThat(key).startsWith("sk_test_local").matches("sk_test_[0-9A-Za-z]{30,}");
            assertThat(made.status()).isEqualTo(200);
            assertThat(made.body()).contains("\"cus_");
        }
    }

    @Test
    void isLeftOutWhereItCannotBeBuilt(@TempDir Path dir) throws IOException {
        Path brokenGo = Files.createFile(dir.resolve("the-cache-is-a-file"));
        Packages packages = new Packages(new Cache(brokenGo, _ -> {}));
        Assumptions.assumeTrue(
                System.getenv("CLINIC_STRIPE_MOCK") == null && !onPath("stripe-mock"),
                "there is a stripe-mock on this machine that needs no building");

        try (LocalStack stack = LocalStack.in(dir.resolve("stack"))
                .with(Server.REDIS, Server.STRIPE_MOCK)
                .packages(packages)
                .build()) {
            stack.stripeMock().fetch();

            assertThat(stack.stripeMock().missing().orElseThrow()).contains("stripe-mock");
            assertThat(stack.stripeMock().isReady()).isFalse();
        }
    }

    private static boolean onPath(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
