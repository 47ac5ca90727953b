package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// docs/permissions.md, of which each service writes the part that lists its own doors: with
/// `-Dpermissions.write=true`;
/// otherwise the part has to be what would be written.
final class PermissionsPage {
    private static final Path PAGE = Path.of("../docs/permissions.md");
    private static final String HEADING = "### ";
    /// What takes part in no deployment.
    private static final Set<String> SAMPLES = Set.of("sample-service");

    private PermissionsPage() {}

    /// Demands that the page tells of these doors of the service.
    ///
    /// @param rows what each door needs
    static void demand(String service, Map<String, String> rows) {
        if (SAMPLES.contains(service)) {
            return;
        }
        String part = HEADING + service + "\n\n| door | needs |\n| --- | --- |\n"
                + rows.entrySet().stream()
                        .map(row -> "| `" + row.getKey() + "` | " + row.getValue() + " |\n")
                        .collect(Collectors.joining());
        try {
            String page = Files.readString(PAGE);
            if (Boolean.getBoolean("permissions.write")) {
                Files.writeString(PAGE, with(page, service, part));
            } else {
                assertThat(page).contains(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String with(String page, String service, String part) {
        List<String> parts = List.of(page.split("(?m)^(?=" + HEADING + ")"));
        String first = parts.getFirst().strip();
        Stream<String> others = parts.stream().skip(1).filter(one -> !one.startsWith(HEADING + service + "\n"));
        return Stream.concat(
                        Stream.of(first),
                        Stream.concat(others, Stream.of(part))
                                .map(String::strip)
                                .sorted())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }
}
