package com.msaas.platform.openapi;

import com.msaas.platform.api.ApiAutoConfiguration;
import com.msaas.platform.security.PublicPaths;
import com.msaas.platform.security.WithoutClinic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The OpenAPI document of every service. Its door is open inside the network: the document says what anybody
/// may know, and nothing of any clinic.
@AutoConfiguration(after = ApiAutoConfiguration.class)
public class OpenApiAutoConfiguration {
    /// Where it is served.
    public static final String PATH = "/openapi";

    @Bean
    PublicPaths openApiDoor() {
        return PublicPaths.of("GET " + PATH);
    }

    @Bean
    OpenApiController openApiController(
            @Value("${spring.application.name}") String service,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<PublicPaths> open,
            ObjectProvider<WithoutClinic> withoutClinic) {
        return new OpenApiController(() -> new OpenApiDocument(
                        service, open.stream().toList(), withoutClinic.stream().toList())
                .of(Door.of(mappings.getObject().getHandlerMethods())));
    }
}
