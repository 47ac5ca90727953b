package com.msaas.crm.importing;

import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which columns of a file hold which field.
final class Columns {
    private static final int LONGEST_NAME = 100;

    private final Map<ImportField, List<Integer>> places;

    private Columns(Map<ImportField, List<Integer>> places) {
        this.places = places;
    }

    /// By a mapping, or where there is none by the columns' own names; columns that neither knows are passed
    /// over.
    ///
    /// @param mapping from a column's name to the field that it holds, as the API calls it
    /// @throws RefusedException with everything that stands in the way
    static Columns of(List<String> header, @Nullable Map<String, String> mapping) {
        List<FieldProblem> problems = new ArrayList<>();
        Columns columns = new Columns(mapping == null ? recognised(header) : mapped(header, mapping, problems));
        for (ImportField needed : List.of(ImportField.FIRST_NAME, ImportField.LAST_NAME)) {
            if (!columns.places.containsKey(needed)) {
                problems.add(new FieldProblem(
                        "file",
                        "has no column for " + needed.wireName() + ": call one " + needed.example()
                                + " in its first row, or send a mapping"));
            }
        }
        columns.places.forEach((field, where) -> {
            if (where.size() > 1 && !field.isMany()) {
                problems.add(
                        new FieldProblem("file", "has several columns for " + field.wireName() + ": send a mapping"));
            }
        });
        if (!problems.isEmpty()) {
            throw new RefusedException(new InvalidInput(problems));
        }
        return columns;
    }

    /// The fields that some column holds.
    List<ImportField> fields() {
        return List.copyOf(places.keySet());
    }

    /// What the row says of each field, by the names of the API; what it does not say is left out.
    Map<String, Object> read(List<String> cells) {
        return Cells.fields(places, cells);
    }

    private static Map<ImportField, List<Integer>> recognised(List<String> header) {
        Map<ImportField, List<Integer>> places = new EnumMap<>(ImportField.class);
        for (int at = 0; at < header.size(); at++) {
            int column = at;
            ImportField.ofColumn(header.get(at)).ifPresent(field -> put(places, field, column));
        }
        return places;
    }

    private static Map<ImportField, List<Integer>> mapped(
            List<String> header, Map<String, String> mapping, List<FieldProblem> problems) {
        Map<ImportField, List<Integer>> places = new EnumMap<>(ImportField.class);
        mapping.forEach((column, fieldName) -> {
            Optional<ImportField> field = ImportField.ofWire(fieldName);
            int at = placeOf(column, header);
            if (field.isEmpty()) {
                problems.add(new FieldProblem(path(column), "must be a field of a client, such as first_name"));
            } else if (at < 0) {
                problems.add(new FieldProblem(path(column), "is no column of the file"));
            } else {
                put(places, field.get(), at);
            }
        });
        return places;
    }

    private static void put(Map<ImportField, List<Integer>> places, ImportField field, int at) {
        places.computeIfAbsent(field, _ -> new ArrayList<>()).add(at);
    }

    private static int placeOf(String column, List<String> header) {
        int exact = header.indexOf(column);
        return exact >= 0
                ? exact
                : header.stream().map(ImportField::folded).toList().indexOf(ImportField.folded(column));
    }

    private static String path(String column) {
        String name = column.length() > LONGEST_NAME ? column.substring(0, LONGEST_NAME) : column;
        return "mapping." + name.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
    }
}
