package com.msaas.testsupport.sample;

import com.msaas.platform.security.PublicPaths;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/// Starts the service of notes.
@SpringBootApplication(proxyBeanMethods = false)
public class SampleApplication {

    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("GET /api/public/greeting");
    }
}
