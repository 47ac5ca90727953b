package com.msaas.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.NotBlank;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

@ExtendWith(OutputCaptureExtension.class)
class MissingSettingsTest {

    @Validated
    @ConfigurationProperties("clinic.sample")
    record SampleSettings(@NotBlank String uri, @NotBlank String adminClientSecret) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SampleSettings.class)
    static class Service {}

    @Test
    void stopTheStartWithASentenceThatNamesThem(CapturedOutput output) {
        assertThat(catchThrowable(() -> start())).isNotNull();

        assertThat(output.getAll())
                .contains(
                        "The environment variables CLINIC_SAMPLE_ADMIN_CLIENT_SECRET, CLINIC_SAMPLE_URI are not set.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void areMissingWhenBlankToo(String blank, CapturedOutput output) {
        assertThat(catchThrowable(
                        () -> start("clinic.sample.uri=mongodb://x", "clinic.sample.admin-client-secret=" + blank)))
                .isNotNull();

        assertThat(output.getAll()).contains("The environment variable CLINIC_SAMPLE_ADMIN_CLIENT_SECRET is not set.");
    }

    @Test
    void thatAreThereLetItStart() {
        start("clinic.sample.uri=mongodb://x", "clinic.sample.admin-client-secret=s")
                .close();
    }

    private static org.springframework.context.ConfigurableApplicationContext start(String... properties) {
        SpringApplication application = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .application();
        return application.run(
                Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
    }
}
