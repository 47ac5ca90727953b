package com.msaas.benchmarks;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceFleet;
import com.msaas.localstack.fetch.Cache;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.TokenForge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the way through the gateway costs: the same request straight to a service that does next to nothing,
/// through the gateway with token, clinic, limit and breaker, and through nginx as a plain proxy where that
/// is installed. The three take turns, so that a busy machine is busy for each of them.
final class GatewayBench implements Benchmark {
    private static final int CONNECTIONS = 32;
    private static final int TURNS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofSeconds(8);
    private static final double MOST_ADDED_MS = 2;
    private static final int SHARE_OF_NGINX = 10;
    private static final String TARGET = "/api/clients?limit=20";

    private final Path root;

    GatewayBench(Path root) {
        this.root = root;
    }

    @Override
    public boolean run(Figures figures) {
        Path dir = root.resolve("build/bench-gateway");
        try (QuickService service = new QuickService()) {
            Cache.delete(dir);
            LocalStack stack = LocalStack.in(dir)
                    .with(LocalStack.Server.MONGODB, LocalStack.Server.KAFKA, LocalStack.Server.REDIS)
                    .build();
            TokenForge forge = TokenForge.by(Clock.systemUTC());
            ServiceFleet fleet = gateway(stack, forge, service);
            Optional<PlainProxy> nginx = PlainProxy.before(service.port(), dir.resolve("nginx"));
            try {
                stack.start(part -> {});
                fleet.start();
                HttpLoad direct = load(service.port(), forge);
                HttpLoad through = load(port(fleet), forge);
                Optional<HttpLoad> plain = nginx.map(proxy -> load(proxy.port(), forge));
                return measure(figures, direct, through, plain);
            } finally {
                nginx.ifPresent(PlainProxy::close);
                LocalStack.inParallel(fleet.all(), Part::kill);
                LocalStack.inParallel(stack.parts(), Part::kill);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean measure(Figures figures, HttpLoad direct, HttpLoad through, Optional<HttpLoad> plain) {
        System.out.println("warming up");
        through.full(WARM_UP);
        Taken straight = Taken.NOTHING;
        Taken ours = Taken.NOTHING;
        Taken theirs = Taken.NOTHING;
        for (int turn = 0; turn < TURNS; turn++) {
            straight = straight.and(direct.full(TURN));
            ours = ours.and(through.full(TURN));
            theirs = plain.isEmpty() ? theirs : theirs.and(plain.get().full(TURN));
            System.out.printf(
                    "so far: %.0f/s straight, %.0f/s through the gateway, %.0f/s through nginx%n",
                    straight.perSecond(), ours.perSecond(), theirs.perSecond());
        }
        double half = ours.perSecond() / 2;
        Taken straightAtHalf = Taken.NOTHING;
        Taken oursAtHalf = Taken.NOTHING;
        for (int turn = 0; turn < TURNS; turn++) {
            straightAtHalf = straightAtHalf.and(direct.at(half, TURN));
            oursAtHalf = oursAtHalf.and(through.at(half, TURN));
        }
        double added = oursAtHalf.millis(0.5) - straightAtHalf.millis(0.5);
        figures.put("connections", CONNECTIONS);
        figures.put("direct_per_s", straight.perSecond());
        figures.put("direct_p50_ms", straight.millis(0.5));
        figures.put("direct_p99_ms", straight.millis(0.99));
        figures.put("gateway_per_s", ours.perSecond());
        figures.put("gateway_p50_ms", ours.millis(0.5));
        figures.put("gateway_p99_ms", ours.millis(0.99));
        figures.put("half_load_per_s", half);
        figures.put("half_load_direct_p50_ms", straightAtHalf.millis(0.5));
        figures.put("half_load_gateway_p50_ms", oursAtHalf.millis(0.5));
        figures.put("half_load_gateway_p99_ms", oursAtHalf.millis(0.99));
        figures.put("added_p50_ms", added);
        if (plain.isPresent()) {
            figures.put("nginx_per_s", theirs.perSecond());
            figures.put("nginx_p50_ms", theirs.millis(0.5));
            figures.put("nginx_p99_ms", theirs.millis(0.99));
        } else {
            System.out.println("there is no nginx on the PATH, so nothing to compare with");
        }
        return added <= MOST_ADDED_MS && ours.perSecond() * SHARE_OF_NGINX >= theirs.perSecond();
    }

    private ServiceFleet gateway(LocalStack stack, TokenForge forge, QuickService service) {
        String addresses = Stream.of(ClinicService.values())
                .filter(one -> one != ClinicService.GATEWAY)
                .map(one -> "\"%s\":\"http://127.0.0.1:%d\"".formatted(one.module(), service.port()))
                .collect(Collectors.joining(",", "{\"clinic\":{\"services\":{", "}}}"));
        ServiceFleet.Builder builder =
                ServiceFleet.on(stack, root).only(Set.of(ClinicService.GATEWAY)).freePorts();
        Map.of(
                        "CLINIC_IDENTITY_ISSUER",
                        forge.issuer(),
                        "CLINIC_RATE_LIMIT_PER_MINUTE",
                        "100000000",
                        "SPRING_APPLICATION_JSON",
                        addresses,
                        // the local stack forgoes the second compiler to start sooner; production does not
                        "_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=4")
                .forEach((name, value) -> builder.setting(ClinicService.GATEWAY, name, value));
        return builder.build();
    }

    private static int port(ServiceFleet gateway) {
        return URI.create(gateway.gatewayUrl()).getPort();
    }

    /// Each connection belongs to a user of another clinic.
    private static HttpLoad load(int port, TokenForge forge) {
        Function<Integer, String> token = number -> forge.token(forge.person(
                "Ana " + number,
                "ana" + number + "@clinic.test",
                List.of(new Membership(new TenantId(UUID.randomUUID()), Role.OWNER))));
        return new HttpLoad(
                port,
                Stream.iterate(0, number -> number + 1)
                        .limit(CONNECTIONS)
                        .map(token)
                        .toList(),
                TARGET);
    }
}
