package com.msaas.localstack.packing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Prometheus and Grafana are given asks for nothing that the services do not show.
class WatchFilesTest {
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.([a-z_]+)");
    /// What Prometheus itself knows of each target.
    private static final Map<String, Set<String>> OF_TARGETS = Map.of("up", Set.of("instance", "job"));

    private final MetricsTable metrics = MetricsTable.read();

    @Test
    void everyAlertAsksForMetricsThatThereAreAndSaysWhatToDo() {
        Set<String> names = new HashSet<>();
        for (Map<String, Object> alert : alerts()) {
            String name = (String) alert.get("alert");
            assertThat(names.add(name)).as("%s is there once", name).isTrue();
            PromExpression expression = PromExpression.of((String) alert.get("expr"));
            assertThat(problems(expression)).as(name).isEmpty();

            assertThat((String) Packed.at(alert, "labels.severity")).as(name).isIn("page", "ticket");
            String summary = (String) Packed.at(alert, "annotations.summary");
            String action = (String) Packed.at(alert, "annotations.action");
            assertThat(summary).as(name).isNotBlank();
            assertThat(action).as(name).hasSizeGreaterThan(20);
            assertThat(LABEL.matcher(summary + action).results().map(label -> label.group(1)))
                    .as("%s names labels that its result has", name)
                    .isSubsetOf(kept(expression));
        }
        assertThat(names).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "backbone"})
    void everyPanelAsksForMetricsThatThereAre(String dashboard) {
        JsonNode json = JsonMapper.shared().readTree(Packed.text("docker/grafana/dashboards/" + dashboard + ".json"));
        List<String> titles = new ArrayList<>();
        for (JsonNode panel : json.path("panels")) {
            titles.add(panel.path("title").asString());
            assertThat(panel.path("targets")).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                PromExpression expression =
                        PromExpression.of(target.path("expr").asString());
                assertThat(problems(expression)).as(titles.getLast()).isEmpty();
                assertThat(Pattern.compile("\\{\\{(\\w+)}}")
                                .matcher(target.path("legendFormat").asString())
                                .results()
                                .map(label -> label.group(1)))
                        .as("%s is labelled by what its result has", titles.getLast())
                        .isSubsetOf(kept(expression));
            }
        }
        assertThat(titles).hasSizeGreaterThan(5);
    }

    @Test
    void prometheusAsksEveryServiceAtThePortOfItsContainer() {
        Map<String, Object> settings = Packed.yaml(Packed.text("docker/prometheus/prometheus.yml"));

        assertThat((List<?>) Packed.at(settings, "scrape_configs.0.static_configs.0.targets"))
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(ClinicService.names().stream()
                        .map(name -> name + ":8080")
                        .toList());
        assertThat(Packed.at(settings, "scrape_configs.0.metrics_path")).isEqualTo("/actuator/prometheus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(rate(clinic_relay_went_total[5m]))                        | there is no clinic_relay_went_total
            sum(rate(clinic_relay_sent_total[5m])                         | unbalanced
            max by (tenant) (clinic_outbox_rows)                          | nothing has the label tenant
            clinic_jobs_due{sort="errand"} > 0                            | clinic_jobs_due has no label sort
            summ(clinic_outbox_rows)                                      | unknown function: summ
            """)
    void aMistakeWouldBeSeen(String expression, String problem) {
        assertThat(problems(PromExpression.of(expression))).contains(problem);
    }

    private static List<Map<String, Object>> alerts() {
        Map<String, Object> file = Packed.yaml(Packed.text("docker/prometheus/alerts.yml"));
        return ((List<?>) Packed.at(file, "groups.0.rules"))
                .stream().map(Packed::map).toList();
    }

    private List<String> problems(PromExpression expression) {
        List<String> problems = new ArrayList<>(expression.faults());
        Set<String> known = new HashSet<>();
        expression.selected().forEach((metric, labels) -> {
            if (!OF_TARGETS.containsKey(metric) && !metrics.has(metric)) {
                problems.add("there is no " + metric);
                return;
            }
            Set<String> its = tagsOf(metric);
            known.addAll(its);
            labels.stream()
                    .filter(label -> !its.contains(label))
                    .forEach(label -> problems.add(metric + " has no label " + label));
        });
        expression.grouped().stream()
                .filter(label -> !known.contains(label))
                .forEach(label -> problems.add("nothing has the label " + label));
        return problems;
    }

    private Set<String> tagsOf(String metric) {
        return OF_TARGETS.getOrDefault(metric, metrics.tagsOf(metric));
    }

    /// The labels of the result: those that are grouped by, or all where nothing is summed up.
    private Set<String> kept(PromExpression expression) {
        if (!expression.grouped().isEmpty()) {
            return expression.grouped();
        }
        Set<String> all = new HashSet<>();
        expression.selected().keySet().forEach(metric -> all.addAll(tagsOf(metric)));
        return all;
    }
}
