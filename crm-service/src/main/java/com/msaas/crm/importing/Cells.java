package com.msaas.crm.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns what people write into cells into what the API takes: dates as they stand on papers, several phones
/// in one cell. What it does not understand it leaves as it is, for the rules of the API to refuse.
final class Cells {
    /// One more than any field takes: what is longer is refused all the same, and need not be kept.
    private static final int LONGEST = 10_001;

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[,;|\\n\\r]");
    private static final Pattern BETWEEN_PHONES = Pattern.compile("/");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})");
    private static final int SHORTEST_PHONE = 9;
    private static final Map<String, String> STATUSES = Map.of(
            "activ", "active",
            "activa", "active",
            "active", "active",
            "inactiv", "inactive",
            "inactiva", "inactive",
            "inactive", "inactive",
            "potential", "lead",
            "lead", "lead");

    private Cells() {}

    static Map<String, Object> fields(Map<ImportField, List<Integer>> places, List<String> cells) {
        Map<String, Object> fields = new LinkedHashMap<>();
        places.forEach((field, columns) -> {
            List<String> texts = columns.stream()
                    .filter(column -> column < cells.size())
                    .map(column -> cut(cells.get(column).strip()))
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                fields.put(field.wireName(), field.isMany() ? values(field, texts) : value(field, texts.getFirst()));
            }
        });
        return fields;
    }

    private static String value(ImportField field, String text) {
        return switch (field) {
            case BIRTH_DATE -> date(text);
            case NATIONAL_ID -> SPACES.matcher(text).replaceAll("");
            case STATUS -> STATUSES.getOrDefault(ImportField.folded(text), text);
            default -> text;
        };
    }

    private static List<String> values(ImportField field, List<String> texts) {
        List<String> values = new ArrayList<>();
        for (String text : texts) {
            for (String part : BETWEEN_VALUES.split(text)) {
                values.addAll(field == ImportField.PHONES ? phones(part) : List.of(part));
            }
        }
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// A stroke stands inside a number (`021/123.45.67`) or between two whole ones.
    private static List<String> phones(String text) {
        List<String> parts = Arrays.asList(BETWEEN_PHONES.split(text));
        boolean wholeOnes = parts.stream()
                .allMatch(part -> NO_DIGITS.matcher(part).replaceAll("").length() >= SHORTEST_PHONE);
        return wholeOnes ? parts : List.of(text);
    }

    private static String date(String text) {
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (!dayFirst.matches()) {
            return text;
        }
        try {
            return LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1))
                    .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
