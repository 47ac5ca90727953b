package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Alerts and dashboards ask for what docs/metrics.md says, so it has to be true.
@ExtendWith(Running.class)
class MetricsTest {
    private static final String FROM_THE_FIRST_ON = ", from the first on";
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    @Test
    void everyServiceShowsWhatIsSaidOfItAndNothingOfOursBesides(TheSystem system) throws IOException {
        List<Metric> said = said();
        assertThat(said).hasSizeGreaterThan(30);

        for (ServiceProcess service : system.services()) {
            ClinicService kind = ClinicService.named(service.name()).orElseThrow();
            List<Metric> its =
                    said.stream().filter(metric -> metric.isShownBy(kind)).toList();
            // figures are looked up every ten seconds
            await(service.name()).atMost(TheSystem.PATIENCE).untilAsserted(() -> {
                List<String> lines = Metrics.page(service).lines().toList();
                assertThat(its)
                        .filteredOn(Metric::isAlwaysThere)
                        .allSatisfy(metric -> assertThat(metric.tagsIn(lines))
                                .as(metric.name())
                                .contains(metric.tags()));
            });
            assertThat(Metrics.page(service)
                            .lines()
                            .filter(line -> line.startsWith("clinic_"))
                            .map(line -> line.substring(0, line.indexOf('{')))
                            .collect(Collectors.toSet()))
                    .as(service.name())
                    .isSubsetOf(its.stream().map(Metric::name).collect(Collectors.toSet()));
        }
    }

    private static List<Metric> said() throws IOException {
        List<Metric> said = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "metrics.md"))) {
            if (line.startsWith("| `")) {
                String[] cells = Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new);
                Set<String> tags = cells[1].isEmpty() ? Set.of() : Set.of(cells[1].split(", "));
                said.add(new Metric(cells[0].replace("`", ""), new TreeSet<>(tags), cells[2]));
            }
        }
        return said;
    }

    private record Metric(String name, Set<String> tags, String shownBy) {

        boolean isAlwaysThere() {
            return !shownBy.endsWith(FROM_THE_FIRST_ON);
        }

        boolean isShownBy(ClinicService service) {
            return switch (shownBy) {
                case "all" -> true;
                case "all but the gateway" -> service != ClinicService.GATEWAY;
                default ->
                    Arrays.stream(shownBy.replace(FROM_THE_FIRST_ON, "").split(", "))
                            .anyMatch(word -> service.module().equals(word)
                                    || service.module().equals(word + "-service"));
            };
        }

        /// The sets of tags that its series have.
        Set<Set<String>> tagsIn(List<String> lines) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + "_count{"))
                    .map(line -> {
                        Set<String> labels = LABEL.matcher(line)
                                .results()
                                .map(label -> label.group(1))
                                .collect(Collectors.toCollection(TreeSet::new));
                        labels.remove("application");
                        return labels;
                    })
                    .collect(Collectors.toSet());
        }
    }
}
