package com.msaas.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.msaas.localstack.RealServers;
import com.msaas.testsupport.RealParts;
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
        "clinic.mongodb.uri, CLINIC_MONGODB_URI",
        "clinic.kafka.bootstrap-servers, CLINIC_KAFKA_BOOTSTRAP_SERVERS",
        "clinic.identity.issuer, CLINIC_IDENTITY_ISSUER",
        "clinic.tenant.audit-key, CLINIC_TENANT_AUDIT_KEY",
        "clinic.tenant.sealing-secret, CLINIC_TENANT_SEALING_SECRET"
    })
    void isRefusedInOneSentenceWithoutASetting(String setting, String variable, CapturedOutput output) {
        Stream<String> others = settings().entrySet().stream()
                .filter(one -> !one.getKey().equals(setting))
                .map(one -> "--" + one.getKey() + "=" + one.getValue());

        assertThat(catchThrowable(
                        () -> new SpringApplicationBuilder(TenantApplication.class).run(others.toArray(String[]::new))))
                .isNotNull();

        assertThat(output.getAll()).contains("The environment variable " + variable + " is not set.");
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("clinic.mongodb.uri", RealServers.mongodbUri()),
                Map.entry("clinic.mongodb.database", RealParts.freshDatabase("start")),
                Map.entry("clinic.kafka.bootstrap-servers", RealParts.kafka()),
                Map.entry("clinic.tenant.audit-key", "thirty-two letters and more, for this test"),
                Map.entry("clinic.tenant.sealing-secret", "others, but also for this test alone"),
                Map.entry("clinic.identity.issuer", "http://127.0.0.1:1/realms/clinic"));
    }
}
