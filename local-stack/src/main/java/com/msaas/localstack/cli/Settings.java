package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an `up` was asked for. It is remembered until `down`, so that `status` and `restart` from another
/// terminal speak of the same stack.
///
/// @param rateLimit requests a minute of one person or address at the gateway
/// @param services which of our services belong to the stack; all, unless `--only` said otherwise
record Settings(int gatewayPort, String rateLimit, Map<ClinicService, Integer> instances, Set<ClinicService> services) {

    private static final int MOST_INSTANCES = 9;
    private static final String DEVELOPMENT_RATE_LIMIT = "1000";

    static Settings defaults() {
        return new Settings(
                ClinicService.GATEWAY.port(), DEVELOPMENT_RATE_LIMIT, Map.of(), EnumSet.allOf(ClinicService.class));
    }

    /// These settings with what the command line and the environment say now.
    Settings with(List<String> arguments, UnaryOperator<@Nullable String> environment) {
        int port = Optional.ofNullable(environment.apply("CLINIC_GATEWAY_PORT"))
                .filter(value -> !value.isBlank())
                .map(Settings::port)
                .orElse(gatewayPort);
        String limit = Optional.ofNullable(environment.apply("CLINIC_RATE_LIMIT_PER_MINUTE"))
                .filter(value -> !value.isBlank())
                .orElse(rateLimit);
        Map<ClinicService, Integer> counts = new EnumMap<>(ClinicService.class);
        counts.putAll(instances);
        Set<ClinicService> chosen = services;
        for (Map.Entry<String, String> option : options(arguments).entrySet()) {
            switch (option.getKey()) {
                case "--instances" -> counts.putAll(instances(option.getValue()));
                case "--only" -> chosen = services(option.getValue());
                default ->
                    throw new Trouble("up does not know " + option.getKey()
                            + "; it takes --instances SERVICE=N[,SERVICE=N] and --only SERVICE[,SERVICE]");
            }
        }
        return new Settings(port, limit, counts, chosen);
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            int equals = argument.indexOf('=');
            if (argument.startsWith("--")
                    && equals > 0
                    && !argument.substring(0, equals).contains(" ")) {
                put(options, argument.substring(0, equals), argument.substring(equals + 1));
            } else if (at + 1 < arguments.size()) {
                put(options, argument, arguments.get(++at));
            } else {
                put(options, argument, "");
            }
        }
        return options;
    }

    private static void put(Map<String, String> options, String name, String value) {
        options.merge(name, value, (first, second) -> first + "," + second);
    }

    private static Map<ClinicService, Integer> instances(String value) {
        Map<ClinicService, Integer> counts = new EnumMap<>(ClinicService.class);
        for (String one : value.split(",", -1)) {
            String[] pair = one.trim().split("=", 2);
            if (pair.length != 2 || !pair[1].matches("[1-" + MOST_INSTANCES + "]")) {
                throw new Trouble(
                        "--instances takes SERVICE=N with N from 1 to " + MOST_INSTANCES + ", not '" + one + "'");
            }
            ClinicService service = service(pair[0]);
            if (service == ClinicService.GATEWAY) {
                throw new Trouble("the gateway is the one address that clients know; it runs once");
            }
            counts.put(service, Integer.parseInt(pair[1]));
        }
        return counts;
    }

    private static Set<ClinicService> services(String value) {
        Set<ClinicService> chosen = EnumSet.noneOf(ClinicService.class);
        for (String one : value.split(",", -1)) {
            if (!one.isBlank() && !one.equals("none")) {
                chosen.add(service(one.trim()));
            }
        }
        return chosen;
    }

    private static ClinicService service(String name) {
        return ClinicService.named(name)
                .orElseThrow(() -> new Trouble(
                        "there is no service '" + name + "'; there are " + String.join(", ", ClinicService.names())));
    }

    private static int port(String value) {
        if (!value.matches("\\d{2,5}") || Integer.parseInt(value) > 65_535) {
            throw new Trouble("CLINIC_GATEWAY_PORT must be a port number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    int instancesOf(ClinicService service) {
        return instances.getOrDefault(service, 1);
    }

    static Settings load(Path file) {
        if (!Files.exists(file)) {
            return defaults();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<ClinicService, Integer> counts = new EnumMap<>(ClinicService.class);
        Set<ClinicService> chosen = EnumSet.noneOf(ClinicService.class);
        for (ClinicService service : ClinicService.values()) {
            int count = Integer.parseInt(saved.getProperty(service.module(), "0"));
            if (count > 0) {
                chosen.add(service);
            }
            if (count > 1) {
                counts.put(service, count);
            }
        }
        return new Settings(
                Integer.parseInt(saved.getProperty("gateway_port")),
                saved.getProperty("rate_limit", DEVELOPMENT_RATE_LIMIT),
                counts,
                chosen);
    }

    void save(Path file) {
        Properties values = new Properties();
        values.setProperty("gateway_port", String.valueOf(gatewayPort));
        values.setProperty("rate_limit", rateLimit);
        services.forEach(service -> values.setProperty(service.module(), String.valueOf(instancesOf(service))));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                values.store(writer, "What the last ./clinic up was asked for; forgotten by ./clinic down.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
