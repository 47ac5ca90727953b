package com.msaas.localstack.packing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {
    private static final List<String> INSTRUCTIONS = Packed.text("docker/Dockerfile")
            .replace("\\\n", " ")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    @Test
    void isOneForAllServicesOnABaseThatCanBeChosen() {
        assertThat(INSTRUCTIONS.getFirst()).matches("ARG BASE=[a-z-]+:25[^ ]*");
        assertThat(of("FROM")).isNotEmpty().allSatisfy(from -> assertThat(from).startsWith("FROM ${BASE}"));
        assertThat(of("ARG")).contains("ARG SERVICE");
    }

    @Test
    void runsAsNobodySpecialAndTakesSignalsItself() {
        assertThat(of("USER")).containsExactly("USER 10001:10001");
        assertThat(of("ENTRYPOINT")).singleElement().asString().startsWith("ENTRYPOINT [\"java\", ");
    }

    @Test
    void hasWhatSeldomChangesBelowWhatOftenDoes() {
        assertThat(of("COPY --from=layers"))
                .containsExactly(
                        "COPY --from=layers /unpacked/dependencies/ ./",
                        "COPY --from=layers /unpacked/snapshot-dependencies/ ./",
                        "COPY --from=layers /unpacked/application/ ./");
    }

    /// By name, since the older builder of Docker looks into no folder for a pattern that begins with a star.
    @Test
    void isBuiltFromTheJarsAlone() {
        List<String> wanted = new ArrayList<>(List.of("*"));
        ClinicService.names().forEach(service -> wanted.add("!" + service + "/target/*-app.jar"));

        assertThat(Packed.text(".dockerignore").lines()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void holdsNoSetting() {
        assertThat(INSTRUCTIONS).noneMatch(line -> line.contains("CLINIC_"));
        assertThat(of("ENV")).containsExactly("ENV SERVER_PORT=8080");
    }

    private static List<String> of(String instruction) {
        return INSTRUCTIONS.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .toList();
    }
}
