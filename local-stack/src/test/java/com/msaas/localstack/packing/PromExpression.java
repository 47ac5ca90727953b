package com.msaas.localstack.packing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an expression of Prometheus asks for. It reads as much of the language as our files use, and whatever
/// else it meets it calls a fault.
///
/// @param selected the labels that are selected by, by metric
/// @param grouped the labels that results keep
/// @param faults what is wrong with it in itself
record PromExpression(Map<String, Set<String>> selected, Set<String> grouped, List<String> faults) {
    private static final Set<String> FUNCTIONS = Set.of(
            "sum",
            "max",
            "min",
            "avg",
            "count",
            "topk",
            "rate",
            "increase",
            "histogram_quantile",
            "absent",
            "clamp_min");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*'[0-9]*'");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern REST = Pattern.compile("[\\s0-9.()\\[\\]+*/<>=,-]|(?<=[0-9])[smhd]");

    static PromExpression of(String text) {
        List<String> faults = new ArrayList<>(unbalanced(text));
        // strings hold anything; nothing in them is looked at
        String bare = text.replaceAll("\"[^\"]*\"", "''");
        Set<String> grouped = new HashSet<>();
        bare = GROUPING.matcher(bare).replaceAll(found -> {
            grouped.addAll(List.of(found.group(2).strip().split("\\s*,\\s*")));
            return "";
        });
        Map<String, Set<String>> selected = new TreeMap<>();
        bare = SELECTOR.matcher(bare).replaceAll(found -> {
            Set<String> labels = selected.computeIfAbsent(found.group(1), none -> new HashSet<>());
            Matcher matcher = MATCHER.matcher(found.group(2));
            String left = matcher.replaceAll(label -> {
                labels.add(label.group(1));
                return "";
            });
            if (!left.replace(",", "").isBlank()) {
                faults.add("unreadable selector: " + left);
            }
            return "";
        });
        String withoutRanges = bare.replaceAll("\\[[0-9]+[smhd]]", "");
        for (MatchResult word : WORD.matcher(withoutRanges).results().toList()) {
            boolean called = withoutRanges.substring(word.end()).stripLeading().startsWith("(");
            if (called && !FUNCTIONS.contains(word.group())) {
                faults.add("unknown function: " + word.group());
            } else if (!called && !OPERATORS.contains(word.group())) {
                selected.computeIfAbsent(word.group(), none -> new HashSet<>());
            }
        }
        String left = REST.matcher(WORD.matcher(withoutRanges).replaceAll("")).replaceAll("");
        if (!left.isEmpty()) {
            faults.add("unreadable: " + left);
        }
        return new PromExpression(selected, grouped, faults);
    }

    private static List<String> unbalanced(String text) {
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && "([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (!quoted && ")]}".indexOf(c) >= 0) {
                int kind = ")]}".indexOf(c);
                if (open.isEmpty() || "([{".indexOf(open.pop()) != kind) {
                    return List.of("unbalanced");
                }
            }
        }
        return quoted || !open.isEmpty() ? List.of("unbalanced") : List.of();
    }
}
