package com.msaas.platform.http;

import com.msaas.platform.security.PublicPaths;
import com.msaas.platform.security.WithoutClinic;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// A whole service around one small feature.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Notes.class, NoteController.class})
class NoteService {
    static final String NAME = "spring.application.name=note-service";

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("POST /api/public/{slug}/notes");
    }

    @Bean
    WithoutClinic withoutClinic() {
        return WithoutClinic.of("/api/own/**");
    }

    /// Another instance of the service that runs in this environment, on the same database.
    static ConfigurableApplicationContext anotherInstance(Environment of, String... more) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(NoteService.class)
                .registerShutdownHook(false)
                .properties(
                        NAME,
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "clinic.instance=note-service#2",
                        same(of, "clinic.mongodb.uri"),
                        same(of, "clinic.mongodb.database"),
                        same(of, "clinic.kafka.bootstrap-servers"),
                        same(of, "clinic.identity.issuer"));
        return application.properties(more).run();
    }

    static int port(ConfigurableApplicationContext instance) {
        return instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static String same(Environment of, String setting) {
        return setting + "=" + of.getRequiredProperty(setting);
    }
}
