package com.msaas.gateway.edge;

import com.msaas.gateway.routing.OpenDoors;
import com.msaas.gateway.routing.Routes;
import com.msaas.platform.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the edge goes by.
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    @Bean
    Routes routes() {
        return Routes.OURS;
    }

    /// What the gateway answers itself without a token.
    @Bean
    PublicPaths publicPaths() {
        return PublicPaths.of("GET " + OpenDoors.HEALTH, "GET " + OpenDoors.DOCS, "GET " + OpenDoors.DOCS + "/**");
    }
}
