package com.msaas.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of docs/settings.md, which says of each variable who reads it and whether it must be given. Tests hold to
/// it what starts and what packs the services.
public record SettingsTable(List<Setting> settings) {
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]+)`");

    /// @param required it has no default
    public record Setting(String variable, Set<ClinicService> readers, boolean required) {}

    /// The table as it lies in the project.
    public static SettingsTable of(Path project) {
        List<Setting> settings = new ArrayList<>();
        text(project.resolve("docs/settings.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
                .forEach(cells -> {
                    List<String> variables = VARIABLE.matcher(cells[0])
                            .results()
                            .map(found -> found.group(1))
                            .toList();
                    List<String> defaults = List.of(cells[3].split(", "));
                    for (int i = 0; i < variables.size(); i++) {
                        String value = defaults.size() == variables.size() ? defaults.get(i) : defaults.getFirst();
                        settings.add(new Setting(variables.get(i), readers(cells[1]), value.equals("–")));
                    }
                });
        return new SettingsTable(List.copyOf(settings));
    }

    private static Set<ClinicService> readers(String cell) {
        if (cell.equals("all")) {
            return EnumSet.allOf(ClinicService.class);
        }
        if (cell.equals("all but the gateway")) {
            return EnumSet.complementOf(EnumSet.of(ClinicService.GATEWAY));
        }
        return Arrays.stream(cell.split(", "))
                .map(name -> ClinicService.named(name)
                        .or(() -> ClinicService.named(name + "-service"))
                        .orElseThrow(() -> new AssertionError("docs/settings.md: nobody is called " + name)))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return settings.stream().map(Setting::variable).collect(Collectors.toSet());
    }

    public Set<String> readBy(ClinicService service) {
        return settings.stream()
                .filter(setting -> setting.readers().contains(service))
                .map(Setting::variable)
                .collect(Collectors.toSet());
    }

    public Set<String> requiredBy(ClinicService service) {
        return settings.stream()
                .filter(Setting::required)
                .filter(setting -> setting.readers().contains(service))
                .map(Setting::variable)
                .collect(Collectors.toSet());
    }
}
