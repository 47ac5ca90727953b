package com.msaas.auth;

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
        "clinic.identity.admin-client-secret, CLINIC_IDENTITY_ADMIN_CLIENT_SECRET",
        "clinic.identity.login-client-secret, CLINIC_IDENTITY_LOGIN_CLIENT_SECRET",
        "clinic.identity.password-check-client-secret, CLINIC_IDENTITY_PASSWORD_CHECK_CLIENT_SECRET",
        "clinic.mail.host, CLINIC_MAIL_HOST",
        "clinic.public-url, CLINIC_PUBLIC_URL"
    })
    void isRefusedInOneSentenceWithoutASetting(String setting, String variable, CapturedOutput output) {
        Stream<String> others = settings().entrySet().stream()
                .filter(one -> !one.getKey().equals(setting))
                .map(one -> "--" + one.getKey() + "=" + one.getValue());

        assertThat(catchThrowable(
                        () -> new SpringApplicationBuilder(AuthApplication.class).run(others.toArray(String[]::new))))
                .isNotNull();

        assertThat(output.getAll()).contains("The environment variable " + variable + " is not set.");
    }

    @ParameterizedTest
    @CsvSource({
        "clinic.identity.admin-client-secret, CLINIC_IDENTITY_ADMIN_CLIENT_SECRET",
        "clinic.identity.login-client-secret, CLINIC_IDENTITY_LOGIN_CLIENT_SECRET"
    })
    void isRefusedWithASecretThatIsTooShort(String setting, String variable, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(setting, "too-short");
        Stream<String> arguments = settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());

        assertThat(catchThrowable(() ->
                        new SpringApplicationBuilder(AuthApplication.class).run(arguments.toArray(String[]::new))))
                .isNotNull();

        assertThat(output.getAll())
                .contains("The environment variable " + variable + " is not usable as it is set")
                .doesNotContain("too-short");
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("clinic.mongodb.uri", RealServers.mongodbUri()),
                Map.entry("clinic.mongodb.database", RealParts.freshDatabase("start")),
                Map.entry("clinic.kafka.bootstrap-servers", RealParts.kafka()),
                Map.entry("clinic.identity.issuer", "http://127.0.0.1:1/realms/clinic"),
                Map.entry("clinic.identity.admin-client-secret", "0123456789abcdef-one"),
                Map.entry("clinic.identity.login-client-secret", "0123456789abcdef-another"),
                Map.entry("clinic.identity.password-check-client-secret", "0123456789abcdef-a-third"),
                Map.entry("clinic.mail.host", "127.0.0.1"),
                Map.entry("clinic.mail.port", "25"),
                Map.entry("clinic.public-url", "http://127.0.0.1:8080"));
    }
}
