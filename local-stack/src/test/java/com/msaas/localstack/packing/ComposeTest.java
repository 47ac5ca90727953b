package com.msaas.localstack.packing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.SettingsTable;
import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
    private static final Map<String, Object> COMPOSE = Packed.yaml(Packed.text("docker-compose.yml"));
    private static final SettingsTable TABLE = SettingsTable.of(Packed.PROJECT);
    private static final Pattern DEMANDED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Pattern SECRET = Pattern.compile("SECRET|PASSWORD|API_KEY|MONGODB_URI|REDIS_URL|_KEY$");
    private static final Set<String> RUN_ONCE = Set.of("mongodb-users");

    static Stream<String> everyone() {
        return Packed.map(COMPOSE.get("services")).keySet().stream();
    }

    @ParameterizedTest
    @EnumSource
    void givesEachServiceWhatItNeedsAndNothingItDoesNotRead(ClinicService service) {
        Set<String> given = environment(service.module()).keySet();

        assertThat(given).containsAll(TABLE.requiredBy(service)).isSubsetOf(TABLE.readBy(service));
    }

    @Test
    void letsPeopleInByGoogleWhereTheEnvironmentSaysHow() {
        assertThat(environment("auth-service"))
                .containsEntry("CLINIC_GOOGLE_CLIENT_ID", "${CLINIC_GOOGLE_CLIENT_ID:-}")
                .containsEntry("CLINIC_GOOGLE_CLIENT_SECRET", "${CLINIC_GOOGLE_CLIENT_SECRET:-}");
    }

    @ParameterizedTest
    @EnumSource
    void runsEachServiceFromItsImageOfTheVersionAskedFor(ClinicService service) {
        assertThat(of(service.module(), "image"))
                .isEqualTo("clinic/" + service.module() + ":${CLINIC_VERSION:?run docker/configure}");
        assertThat(of(service.module(), "read_only")).isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void pinsEachImage(String name) {
        assertThat(String.valueOf(of(name, "image"))).matches("[a-z/-]+:[^:]*[0-9].*|clinic/.*");
    }

    @Test
    void runsTheSameServersAsTheLocalStackWhereThatHasThemUnderTheirOwnVersion() {
        assertThat(List.of(
                        of("kafka-1", "image"),
                        of("keycloak", "image"),
                        of("mail", "image"),
                        of("stripe-mock", "image")))
                .containsExactly(
                        "apache/kafka:" + Packages.version("kafka"),
                        "keycloak/keycloak:" + Packages.version("keycloak"),
                        "greenmail/standalone:" + Packages.version("greenmail"),
                        "stripe/stripe-mock:v" + Packages.version("stripe-mock"));
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void writesNoSecretDown(String name) {
        environment(name).forEach((variable, value) -> {
            if (SECRET.matcher(variable).find() && !variable.endsWith("_KEYS_URL")) {
                assertThat(value).as(variable).matches("(?s).*\\$\\{[A-Z_]+(:\\?.+|:-|-)}.*");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void asksEachWhetherItIsWell(String name) {
        assertThat(RUN_ONCE.contains(name) || service(name).containsKey("healthcheck"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void holdsEachToItsShareOfTheMemory(String name) {
        assertThat(String.valueOf(service(name).get("mem_limit"))).matches("[0-9]+[mg]");
    }

    /// The network's own address is that of everybody who comes through the published port.
    @Test
    void showsTheGatewaysMeasurementsToPrometheusAlone() {
        assertThat(environment("gateway").get("CLINIC_GATEWAY_METRICS_FROM"))
                .isEqualTo(Packed.at(service("prometheus"), "networks.inside.ipv4_address"));
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void opensPortsOnTheLoopbackAddressOnly(String name) {
        assertThat((Collection<?>) service(name).getOrDefault("ports", List.of()))
                .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:"));
    }

    @Test
    void opensNoPortOfADatabaseABrokerOrAServiceBehindTheGateway() {
        assertThat(everyone().filter(name -> service(name).containsKey("ports")))
                .containsExactlyInAnyOrder("gateway", "keycloak", "mail", "grafana");
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void mountsWhatIsThere(String name) {
        Set<String> volumes = Packed.map(COMPOSE.get("volumes")).keySet();
        for (Object mount : (Collection<?>) service(name).getOrDefault("volumes", List.of())) {
            String source = String.valueOf(mount).split(":", 2)[0];
            if (source.startsWith(".")) {
                assertThat(Packed.PROJECT.resolve(source)).exists();
            } else {
                assertThat(volumes).contains(source);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void waitsForThoseThatAreThere(String name) {
        Object wanted = service(name).getOrDefault("depends_on", List.of());
        Collection<?> names = wanted instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) wanted;

        assertThat(everyone().map(Object.class::cast))
                .containsAll(names.stream().map(Object.class::cast).toList());
    }

    @Test
    void tellsTheGatewayWhereEachServiceIs() {
        Object addresses =
                Packed.at(Packed.yaml(environment("gateway").get("SPRING_APPLICATION_JSON")), "clinic.services");

        Map<String, Object> expected = new TreeMap<>();
        for (ClinicService service : ClinicService.values()) {
            if (service != ClinicService.GATEWAY) {
                expected.put(service.module(), "http://" + service.module() + ":8080");
            }
        }
        assertThat(addresses).isEqualTo(expected);
    }

    @Test
    void holdsEachServiceToADatabaseAndAUserOfItsOwn() {
        Map<ClinicService, String> passwords = new EnumMap<>(ClinicService.class);
        for (ClinicService service : ClinicService.values()) {
            String uri = environment(service.module()).get("CLINIC_MONGODB_URI");
            assertThat(uri)
                    .startsWith("mongodb://" + service.module() + ":${")
                    .contains("authSource=" + service.module() + "&");
            passwords.put(
                    service,
                    DEMANDED.matcher(uri)
                            .results()
                            .map(found -> found.group(1))
                            .findFirst()
                            .orElseThrow());
        }

        assertThat(passwords.values()).doesNotHaveDuplicates();
        passwords.forEach((service, password) -> assertThat(environment("mongodb-users")
                        .get("USER_" + service.module().replace('-', '_')))
                .as("the password that %s's user gets", service)
                .contains(password));
    }

    @Test
    void isSetUpByOneCommandThatKeepsWhatIsThere(@TempDir Path elsewhere) throws IOException {
        Files.createDirectory(elsewhere.resolve("docker"));
        for (String file : List.of("docker-compose.yml", "docker/configure", "docker/env.example")) {
            Files.copy(Packed.PROJECT.resolve(file), elsewhere.resolve(file));
        }
        Path configure = elsewhere.resolve("docker/configure");
        Files.setPosixFilePermissions(configure, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path written = elsewhere.resolve(".env");

        Tool.run(elsewhere, Map.of(), List.of(configure.toString()));
        String first = Files.readString(written);
        Tool.run(elsewhere, Map.of(), List.of(configure.toString()));

        assertThat(Files.readString(written)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
        Map<String, String> values = first.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        assertThat(values.keySet()).isEqualTo(demanded());
        assertThat(Packed.text("docker/env.example").lines()).hasSize(3);
        assertThat(values.values()).doesNotHaveDuplicates();
        assertThat(values.get("CLINIC_CRM_SEALING_SECRET")).hasSizeGreaterThanOrEqualTo(32);
    }

    static Set<String> demanded() {
        return DEMANDED.matcher(Packed.text("docker-compose.yml"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> service(String name) {
        return Packed.map(Packed.at(COMPOSE, "services." + name));
    }

    private static Object of(String name, String what) {
        return Packed.at(service(name), what);
    }

    private static Map<String, String> environment(String name) {
        Map<String, String> environment = new TreeMap<>();
        Packed.map(service(name).getOrDefault("environment", Map.of()))
                .forEach((variable, value) -> environment.put(variable, String.valueOf(value)));
        return environment;
    }
}
