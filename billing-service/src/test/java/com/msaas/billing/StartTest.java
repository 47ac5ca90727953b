package com.msaas.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.msaas.localstack.RealServers;
import com.msaas.testsupport.RealParts;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @ParameterizedTest
    @CsvSource({
        "clinic.billing.stripe.api-key, CLINIC_BILLING_STRIPE_API_KEY",
        "clinic.billing.stripe.webhook-secret, CLINIC_BILLING_STRIPE_WEBHOOK_SECRET",
        "clinic.public-url, CLINIC_PUBLIC_URL"
    })
    void isRefusedInOneSentenceWithoutASetting(String setting, String variable, CapturedOutput output) {
        Stream<String> others = settings().entrySet().stream()
                .filter(one -> !one.getKey().equals(setting))
                .map(one -> "--" + one.getKey() + "=" + one.getValue());

        assertThat(catchThrowable(() ->
                        new SpringApplicationBuilder(BillingApplication.class).run(others.toArray(String[]::new))))
                .isNotNull();

        assertThat(output.getAll()).contains("The environment variable " + variable + " is not set.");
    }

    @ParameterizedTest
    @CsvSource({
        "clinic.billing.stripe.api-key, CLINIC_BILLING_STRIPE_API_KEY",
        "clinic.billing.stripe.webhook-secret, CLINIC_BILLING_STRIPE_WEBHOOK_SECRET"
    })
    void isRefusedWithASecretThatIsTooShort(String setting, String variable, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(setting, "too-short");
        Stream<String> arguments = settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());

        assertThat(catchThrowable(() ->
                        new SpringApplicationBuilder(BillingApplication.class).run(arguments.toArray(String[]::new))))
                .isNotNull();

        assertThat(output.getAll())
                .contains("The environment variable " + variable + " is not usable as it is set")
                .doesNotContain("too-short");
    }

    private static Map<String, String> settings() {
        return Map.of(
                "server.port", "0",
                "clinic.mongodb.uri", RealServers.mongodbUri(),
                "clinic.mongodb.database", RealParts.freshDatabase("start"),
                "clinic.kafka.bootstrap-servers", RealParts.kafka(),
                "clinic.identity.issuer", "http://127.0.0.1:1/realms/clinic",
                "clinic.billing.stripe.api-key", "sk_test_0123456789abcdef",
                "clinic.billing.stripe.webhook-secret", "whsec_0123456789abcdef",
                "clinic.public-url", "http://127.0.0.1:8080");
    }
}
