package com.msaas.localstack.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.SettingsTable;
import com.msaas.localstack.fetch.Packages;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The chart as Helm itself renders it, against the schemas of Kubernetes itself.
class ChartTest {
    private static final String CHART = "helm/clinic";
    private static final String KUBERNETES = "1.34";
    /// What platform gives a service for its end.
    private static final int SHUTDOWN_SECONDS = 20;

    private static final SettingsTable TABLE = SettingsTable.of(Packed.PROJECT);
    /// What an installation has to say of itself.
    private static final List<String> OWN = List.of(
            "kafka.bootstrapServers=kafka-1:9092\\,kafka-2:9092",
            "identity.issuer=https://id.clinic.example/realms/clinic",
            "mail.host=smtp.clinic.example",
            "mail.secret.name=clinic-mail",
            "google.secret.name=clinic-google",
            "publicUrl=https://clinic.example",
            "ingress.host=clinic.example",
            "ingress.tlsSecret=clinic-tls");
    private static final Map<Kind, List<Map<String, Object>>> RENDERED = new EnumMap<>(Kind.class);

    @TempDir
    static Path scratch;

    enum Kind {
        PLAIN(null),
        DEV("values-dev.yaml"),
        PROD("values-prod.yaml");

        private final String values;

        Kind(String values) {
            this.values = values;
        }
    }

    @BeforeAll
    static void render() {
        for (Kind kind : Kind.values()) {
            List<String> arguments = new ArrayList<>(
                    List.of("template", "clinic", CHART, "--namespace", "clinic", "--kube-version", KUBERNETES));
            if (kind.values != null) {
                arguments.addAll(List.of("--values", CHART + "/" + kind.values));
            }
            if (kind != Kind.DEV) {
                OWN.forEach(setting -> arguments.addAll(List.of("--set", setting)));
            }
            Path out = scratch.resolve(kind.name());
            arguments.addAll(List.of("--output-dir", out.toString()));
            helm(arguments);
            RENDERED.put(kind, documentsBelow(out));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rendersWhatKubernetesAccepts(Kind kind) throws IOException {
        try (Stream<Path> files = Files.walk(scratch.resolve(kind.name()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                validate(withoutMonitors(Files.readString(file)));
            }
        }
    }

    @Test
    void wouldNotPassWithAFieldThatKubernetesDoesNotKnow() throws IOException {
        String services = withoutMonitors(
                Files.readString(scratch.resolve(Kind.PROD.name()).resolve("clinic/templates/services.yaml")));

        assertThatThrownBy(() -> validate(services.replace("revisionHistoryLimit:", "revisionHistory:")))
                .hasMessageContaining("revisionHistory");
    }

    private static void validate(String manifests) throws IOException {
        Path file = Files.writeString(scratch.resolve("manifests.yaml"), manifests);
        Tool.run(
                Packed.PROJECT,
                Map.of(),
                List.of(
                        packages().kubernetesValidate().toString(),
                        "--strict",
                        "--kubernetes-version",
                        KUBERNETES,
                        "--quiet",
                        file.toString()));
    }

    @Test
    void isFoundInOrderByHelm() {
        List<String> arguments = new ArrayList<>(List.of("lint", CHART, "--strict"));
        OWN.forEach(setting -> arguments.addAll(List.of("--set", setting)));

        helm(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity.issuer=",
                "identity.issuer=clinic.example",
                "publicUrl=",
                "kafka.bootstrapServers=kafka",
                "mail.host=",
                "image.tag=latest",
                "defaults.replicas=0",
                "defaults.replica=3",
                "gateway.requestsPerMinute=0",
                "gateway.metricsFrom={everybody}",
                "networkPolicy.serverPorts={}",
                "services.crm-service.secrets.CLINIC_CRM_SEALING_SECRET=written-here",
                "services.crm-service.env.CLINIC_CRM_SEALING_SECRET=written-here",
                "services.crm=null",
                "services.crm-service=null"
            })
    void refusesValuesThatCannotWork(String wrong) {
        List<String> arguments = new ArrayList<>(List.of("template", "clinic", CHART, "--kube-version", KUBERNETES));
        OWN.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of("--set", wrong));

        assertThatThrownBy(() -> helm(arguments))
                .rootCause()
                .hasMessageContaining("values don't meet the specifications");
    }

    @ParameterizedTest
    @EnumSource
    void givesEachServiceWhatItNeedsAndNothingItDoesNotRead(ClinicService service) {
        for (Kind kind : Kind.values()) {
            assertThat(given(kind, service))
                    .as("%s, %s", service, kind)
                    .containsAll(TABLE.requiredBy(service))
                    .isSubsetOf(TABLE.readBy(service));
        }
    }

    @Test
    void letsPeopleInByGoogleWhereASecretIsNamedForThat() {
        List<String> google = List.of("CLINIC_GOOGLE_CLIENT_ID", "CLINIC_GOOGLE_CLIENT_SECRET");

        assertThat(given(Kind.PROD, ClinicService.AUTH)).containsAll(google);
        assertThat(given(Kind.DEV, ClinicService.AUTH)).doesNotContainAnyElementsOf(google);
    }

    @ParameterizedTest
    @EnumSource
    void letsNoServiceDoMoreThanItMust(ClinicService service) {
        Object pod = Packed.at(one(Kind.PROD, "Deployment", service), "spec.template.spec");
        Object container = container(Kind.PROD, service);

        assertThat(Packed.at(pod, "securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat(Packed.at(pod, "automountServiceAccountToken")).isEqualTo(false);
        assertThat(Packed.at(container, "securityContext.readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(Packed.at(container, "securityContext.allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(Packed.at(container, "securityContext.capabilities.drop")).isEqualTo(List.of("ALL"));
        assertThat(Packed.at(container, "resources.limits.memory")).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void takesSecretsByReferenceOnly(ClinicService service) {
        for (Object variable : (List<?>) Packed.at(container(Kind.PROD, service), "env")) {
            if (String.valueOf(Packed.at(variable, "name")).matches(".*(SECRET|PASSWORD|KEY|URI|REDIS_URL)")) {
                assertThat(Packed.at(variable, "valueFrom.secretKeyRef.name")).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsEachServiceUpWhileItIsChanged(ClinicService service) {
        Object container = container(Kind.PROD, service);

        assertThat(Packed.at(container, "readinessProbe.httpGet.path")).isEqualTo("/actuator/health/readiness");
        assertThat(Packed.at(container, "livenessProbe.httpGet.path")).isEqualTo("/actuator/health/liveness");
        assertThat(Packed.at(one(Kind.PROD, "Deployment", service), "spec.strategy.rollingUpdate.maxUnavailable"))
                .isEqualTo(0);
        assertThat((int) Packed.at(
                        one(Kind.PROD, "Deployment", service), "spec.template.spec.terminationGracePeriodSeconds"))
                .isGreaterThan((int) Packed.at(container, "lifecycle.preStop.sleep.seconds") + SHUTDOWN_SECONDS);
        assertThat(Packed.at(one(Kind.PROD, "PodDisruptionBudget", service), "spec.maxUnavailable"))
                .isEqualTo(1);
        Object scaler = one(Kind.PROD, "HorizontalPodAutoscaler", service);
        assertThat((int) Packed.at(scaler, "spec.minReplicas"))
                .isBetween(2, (int) Packed.at(scaler, "spec.maxReplicas"));
        assertThat(Packed.at(one(Kind.PROD, "ServiceMonitor", service), "spec.endpoints.0.path"))
                .isEqualTo("/actuator/prometheus");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATEWAY")
    void letsOnlyTheGatewayAndTheMonitoringIntoAServiceAndKeycloakIntoOne(ClinicService service) {
        List<?> rules = (List<?>) Packed.at(one(Kind.PROD, "NetworkPolicy", service), "spec.ingress");

        Object gateway = List.of(Map.of(
                "podSelector",
                Map.of(
                        "matchLabels",
                        Map.of("app.kubernetes.io/instance", "clinic", "app.kubernetes.io/name", "gateway"))));
        assertThat(rules.stream().<Object>map(rule -> Packed.at(rule, "from")).toList())
                .isEqualTo(
                        service == ClinicService.AUTH
                                ? List.of(gateway, namespace("keycloak"), namespace("monitoring"))
                                : List.of(gateway, namespace("monitoring")));
    }

    private static Object namespace(String name) {
        return List.of(Map.of("namespaceSelector", Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", name))));
    }

    @Test
    void showsTheWorldTheApiAlone() {
        Map<String, Object> ingress = RENDERED.get(Kind.PROD).stream()
                .filter(document -> document.get("kind").equals("Ingress"))
                .findFirst()
                .orElseThrow();

        assertThat((List<?>) Packed.at(ingress, "spec.rules.0.http.paths")).hasSize(1);
        assertThat(Packed.at(ingress, "spec.rules.0.http.paths.0.path")).isEqualTo("/api");
    }

    @Test
    void rendersOneOfEachKindForEachService() {
        Map<Object, Long> kinds = RENDERED.get(Kind.PROD).stream()
                .collect(Collectors.groupingBy(document -> document.get("kind"), Collectors.counting()));

        long services = ClinicService.values().length;
        assertThat(kinds)
                .isEqualTo(Map.of(
                        "ServiceAccount", services,
                        "ConfigMap", services,
                        "Service", services,
                        "Deployment", services,
                        "PodDisruptionBudget", services,
                        "HorizontalPodAutoscaler", services,
                        "NetworkPolicy", services,
                        "ServiceMonitor", services,
                        "Ingress", 1L));
    }

    /// The variables of its environment.
    private static Set<String> given(Kind kind, ClinicService service) {
        Set<String> given = new HashSet<>(
                Packed.map(Packed.at(one(kind, "ConfigMap", service), "data")).keySet());
        for (Object variable : (List<?>) Packed.at(container(kind, service), "env")) {
            given.add(String.valueOf(Packed.at(variable, "name")));
        }
        given.remove("JAVA_TOOL_OPTIONS");
        return given;
    }

    private static Object container(Kind kind, ClinicService service) {
        return Packed.at(one(kind, "Deployment", service), "spec.template.spec.containers.0");
    }

    private static Map<String, Object> one(Kind kind, String what, ClinicService service) {
        return RENDERED.get(kind).stream()
                .filter(document -> document.get("kind").equals(what)
                        && Packed.at(document, "metadata.name").equals(service.module()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " has no " + what));
    }

    private static List<Map<String, Object>> documentsBelow(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            List<Map<String, Object>> documents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                documents.addAll(Packed.documents(Files.readString(file)));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutMonitors(String documents) {
        return Stream.of(documents.split("(?m)^---\n"))
                .filter(document -> !document.contains("kind: ServiceMonitor"))
                .collect(Collectors.joining("---\n"));
    }

    private static void helm(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(packages().helm().toString());
        command.addAll(arguments);
        try {
            Tool.run(Packed.PROJECT, Map.of("HELM_CACHE_HOME", scratch.toString()), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Packages packages() {
        return Packages.ofUser(_ -> {});
    }
}
