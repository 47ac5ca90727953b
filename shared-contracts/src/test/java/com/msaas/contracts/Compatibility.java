package com.msaas.contracts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Judges whether a schema has only grown since a release. Both sides matter: today's consumer reads what was
/// told years ago, and yesterday's consumer reads what is told today.
final class Compatibility {

    private static final List<String> FORM = List.of("type", "format", "pattern", "const");

    private Compatibility() {}

    static List<String> problems(JsonNode released, JsonNode current) {
        List<String> problems = new ArrayList<>();
        compare("", released, current, problems);
        return problems;
    }

    private static void compare(String place, JsonNode released, JsonNode current, List<String> problems) {
        for (String keyword : FORM) {
            if (!released.path(keyword).equals(current.path(keyword))) {
                problems.add(place + ": " + keyword + " changed");
            }
        }
        compareValues(place, released, current, problems);
        released.path("properties").forEachEntry((name, then) -> {
            JsonNode now = current.path("properties").path(name);
            if (now.isMissingNode()) {
                problems.add(place + "/" + name + ": removed");
            } else {
                compare(place + "/" + name, then, now, problems);
            }
        });
        if (released.has("items")) {
            compare(place + "/*", released.get("items"), current.path("items"), problems);
        }
        Set<String> requiredThen = texts(released.path("required"));
        Set<String> requiredNow = texts(current.path("required"));
        requiredNow.stream()
                .filter(name -> !requiredThen.contains(name))
                .forEach(name -> problems.add(place + "/" + name + ": newly required, history lacks it"));
        requiredThen.stream()
                .filter(name -> !requiredNow.contains(name))
                .forEach(name -> problems.add(place + "/" + name + ": no longer required, older consumers rely on it"));
    }

    private static void compareValues(String place, JsonNode released, JsonNode current, List<String> problems) {
        Set<String> then = texts(released.path("enum"));
        Set<String> now = texts(current.path("enum"));
        if (then.isEmpty() && !now.isEmpty()) {
            problems.add(place + ": narrowed to listed values");
        }
        then.stream()
                .filter(value -> !now.contains(value))
                .forEach(value -> problems.add(place + ": value " + value + " removed"));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(element -> texts.add(element.stringValue()));
        return texts;
    }
}
