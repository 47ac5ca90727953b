package com.msaas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class PlatformDefaultsTest {

    @Configuration(proxyBeanMethods = false)
    static class Service {}

    @Test
    void applyWhereNothingElseIsSaid() {
        try (ConfigurableApplicationContext service = started(Map.of())) {
            assertThat(service.getEnvironment().getProperty("clinic.mongodb.database"))
                    .isEqualTo("some-service");
            assertThat(service.getEnvironment().getProperty("server.shutdown")).isEqualTo("graceful");
        }
    }

    @Test
    void yieldToWhateverElseIsSaid() {
        try (ConfigurableApplicationContext service = started(Map.of("clinic.mongodb.database", "another"))) {
            assertThat(service.getEnvironment().getProperty("clinic.mongodb.database"))
                    .isEqualTo("another");
        }
        try (ConfigurableApplicationContext service = started(Map.of(), "--clinic.mongodb.database=a-third")) {
            assertThat(service.getEnvironment().getProperty("clinic.mongodb.database"))
                    .isEqualTo("a-third");
        }
    }

    private static ConfigurableApplicationContext started(Map<String, Object> said, String... arguments) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.application.name", "some-service"))
                .properties(said)
                .run(arguments);
    }
}
