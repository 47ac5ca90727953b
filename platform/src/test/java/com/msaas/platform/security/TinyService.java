package com.msaas.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service with some controllers, real HTTP and real tokens, but without database and broker.
public final class TinyService implements AutoCloseable {
    private static final Set<String> WITHOUT_PARTS = Set.of(
            "com.msaas.platform.PlatformAutoConfiguration",
            "com.msaas.platform.api.ApiAutoConfiguration",
            "com.msaas.platform.security.ClinicSecurityAutoConfiguration",
            "com.msaas.platform.observability.ObservabilityAutoConfiguration");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestTokens tokens = new TestTokens();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;

    private TinyService(List<Class<?>> controllers, String... properties) {
        List<Class<?>> sources = new ArrayList<>(controllers);
        sources.add(Application.class);
        List<String> settings = new ArrayList<>(List.of(
                "server.port=0",
                "server.address=127.0.0.1",
                "spring.application.name=tiny-service",
                "clinic.instance=tiny-service#1",
                "clinic.identity.issuer=" + tokens.issuer(),
                "spring.autoconfigure.exclude=" + excluded()));
        settings.addAll(Arrays.asList(properties));
        context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    public static TinyService with(Class<?>... controllers) {
        return new TinyService(List.of(controllers));
    }

    public TestTokens tokens() {
        return tokens;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        tokens.close();
    }

    private static String excluded() {
        try {
            return new ClassPathResource(
                            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports",
                            PublicPaths.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(name -> name.startsWith("com.msaas.") && !WITHOUT_PARTS.contains(name))
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came back.
    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        SigningKeyStore signingKeyStore() {
            return new KeptInMemory();
        }
    }
}
