package com.msaas.localstack.packing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of docs/metrics.md, by the metric's name: the tags that its series have.
record MetricsTable(Map<String, Set<String>> tags) {
    private static final List<String> PARTS = List.of("_count", "_sum", "_bucket");

    static MetricsTable read() {
        Map<String, Set<String>> tags = new HashMap<>();
        Packed.text("docs/metrics.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line -> {
                    String[] cells = line.substring(2).split("\\|");
                    Set<String> all = new HashSet<>(Set.of("application", "instance", "job"));
                    if (!cells[1].isBlank()) {
                        all.addAll(List.of(cells[1].strip().split(", ")));
                    }
                    tags.put(cells[0].replace("`", "").strip(), all);
                });
        return new MetricsTable(Map.copyOf(tags));
    }

    boolean has(String metric) {
        return tags.containsKey(whole(metric));
    }

    Set<String> tagsOf(String metric) {
        Set<String> all = new HashSet<>(tags.getOrDefault(whole(metric), Set.of()));
        if (metric.endsWith("_bucket")) {
            all.add("le");
        }
        return all;
    }

    private String whole(String metric) {
        return PARTS.stream()
                .filter(metric::endsWith)
                .map(part -> metric.substring(0, metric.length() - part.length()))
                .filter(tags::containsKey)
                .findFirst()
                .orElse(metric);
    }
}
