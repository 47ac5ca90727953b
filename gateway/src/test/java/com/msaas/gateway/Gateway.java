package com.msaas.gateway;

import com.mongodb.client.MongoCollection;
import com.msaas.localstack.RealServers;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.TokenForge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole gateway on a port of its own, with the real MongoDB, Kafka and Redis.
final class Gateway implements AutoCloseable {
    static final TokenForge IDENTITY = TokenForge.by(Clock.systemUTC());
    private static final String DATABASE = RealParts.freshDatabase("gateway");

    private final ConfigurableApplicationContext context;

    private Gateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts one with these settings besides the usual ones.
    static Gateway with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "clinic.mongodb.uri",
                RealServers.mongodbUri(),
                "clinic.mongodb.database",
                DATABASE,
                "clinic.kafka.bootstrap-servers",
                RealServers.kafkaBootstrapServers(),
                "clinic.identity.issuer",
                IDENTITY.issuer(),
                "clinic.gateway.session.secret",
                "as random as a secret of a test has to be",
                "logging.level.root",
                "warn"));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Gateway(SpringApplication.run(GatewayApplication.class, arguments));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    ApiClient api() {
        return ApiClient.throughGateway(URI.create("http://127.0.0.1:" + port()), IDENTITY);
    }

    /// What a counter with these tags stands at.
    double counted(String name, String... tags) {
        Counter counter =
                context.getBean(MeterRegistry.class).find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    /// What all of them keep in the database under this name.
    static MongoCollection<Document> stored(String name) {
        return RealParts.database(DATABASE).getCollection(name);
    }

    /// Somebody who works in as many new clinics as there are roles.
    static Person member(Role... roles) {
        List<Membership> memberships = Arrays.stream(roles)
                .map(role -> new Membership(new TenantId(UUID.randomUUID()), role))
                .toList();
        return IDENTITY.person("Ana Ionescu", UUID.randomUUID() + "@clinic.test", memberships);
    }

    @Override
    public void close() {
        context.close();
    }
}
