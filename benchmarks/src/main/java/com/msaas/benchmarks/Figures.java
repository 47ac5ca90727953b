package com.msaas.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What a benchmark found, by flat keys, in the order in which people read it.
final class Figures {
    private final Map<String, Object> figures = new LinkedHashMap<>();

    void put(String key, long value) {
        figures.put(key, value);
    }

    /// @param value is kept to one decimal place, which is as much as a clock of milliseconds gives
    void put(String key, double value) {
        figures.put(key, Math.round(value * 10) / 10.0);
    }

    /// Writes them as one flat JSON object.
    ///
    /// @return the file
    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    }

    /// As a table of two columns.
    String table() {
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        return figures.entrySet().stream()
                .map(figure -> "  " + figure.getKey()
                        + " ".repeat(width - figure.getKey().length()) + "%14s".formatted(figure.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
