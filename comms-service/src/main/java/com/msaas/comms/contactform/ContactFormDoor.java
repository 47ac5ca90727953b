package com.msaas.comms.contactform;

import com.msaas.platform.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Opens the form to everybody.
@Configuration(proxyBeanMethods = false)
class ContactFormDoor {
    static final String PATH = "/api/public/{slug}/contact";

    @Bean
    PublicPaths contactForm() {
        return PublicPaths.of("POST " + PATH);
    }
}
