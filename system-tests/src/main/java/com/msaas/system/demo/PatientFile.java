package com.msaas.system.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A practice's own list of patients, with all that such lists have: phones in five spellings, rows that make no
/// sense, people who stand there twice. Says what has to come of it, by rules of its own and not by the importer's.
final class PatientFile {
    private static final String RESOURCE = "/demo/pacienti.csv";
    private static final String CNP_WEIGHTS = "279146358279";

    private final byte[] content;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Set<String>> wrongFields = new LinkedHashMap<>();
    private final Set<Integer> twins = new LinkedHashSet<>();
    private final List<Row> patients = new ArrayList<>();

    /// One row under the head.
    ///
    /// @param number as a spreadsheet counts it: the head is row 1
    record Row(
            int number, String last, String first, String email, String phone, String birth, String cnp, String tags) {

        Optional<String> foldedEmail() {
            return email.isEmpty() ? Optional.empty() : Optional.of(email.toLowerCase(Locale.ROOT));
        }

        /// In E.164, where it is a Romanian number.
        Optional<String> fullPhone() {
            String digits = phone.replaceAll("[^0-9+]", "").replaceFirst("^\\+", "00");
            String national = digits.replaceFirst("^(0040|0)", "");
            return national.matches("[237][0-9]{8}") ? Optional.of("+40" + national) : Optional.empty();
        }

        String name() {
            return first + " " + last;
        }
    }

    private PatientFile(byte[] content, LocalDate today) {
        this.content = content;
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            rows.add(new Row(
                    rows.size() + 2,
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6)));
        }
        sort(today);
    }

    static PatientFile read(LocalDate today) {
        try (InputStream file = Objects.requireNonNull(PatientFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new PatientFile(file.readAllBytes(), today);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content() {
        return content;
    }

    int size() {
        return rows.size();
    }

    /// Those of whom the import has to make a patient.
    List<Row> patients() {
        return List.copyOf(patients);
    }

    /// The rows that name somebody who is there already.
    Set<Integer> twins() {
        return Set.copyOf(twins);
    }

    /// The fields that are wrong, by row: `12 email`.
    Set<String> wrong() {
        Set<String> all = new TreeSet<>();
        wrongFields.forEach((row, fields) -> fields.forEach(field -> all.add(row + " " + field)));
        return all;
    }

    private void sort(LocalDate today) {
        Map<String, Integer> taken = new HashMap<>();
        for (Row row : rows) {
            Set<String> wrong = wrongFieldsOf(row, today);
            List<String> contacts = new ArrayList<>();
            row.foldedEmail().ifPresent(contacts::add);
            row.fullPhone().ifPresent(contacts::add);
            if (!wrong.isEmpty()) {
                wrongFields.put(row.number, wrong);
            } else if (contacts.stream().anyMatch(taken::containsKey)) {
                twins.add(row.number);
            } else {
                contacts.forEach(contact -> taken.put(contact, row.number));
                patients.add(row);
            }
        }
    }

    private static Set<String> wrongFieldsOf(Row row, LocalDate today) {
        Set<String> wrong = new TreeSet<>();
        if (row.first.isBlank()) {
            wrong.add("first_name");
        }
        if (row.last.isBlank()) {
            wrong.add("last_name");
        }
        if (!row.email.isEmpty() && !row.email.matches("[^@\\s()]+@[^@\\s()]+\\.[^@\\s()]+")) {
            wrong.add("emails");
        }
        if (!row.phone.isEmpty() && row.fullPhone().isEmpty()) {
            wrong.add("phones");
        }
        if (!row.birth.isEmpty() && !isPast(row.birth, today)) {
            wrong.add("birth_date");
        }
        if (!row.cnp.isEmpty() && !checksOut(row.cnp)) {
            wrong.add("national_id");
        }
        return wrong;
    }

    private static boolean isPast(String date, LocalDate today) {
        try {
            return !LocalDate.parse(date).isAfter(today);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /// The check digit of a Romanian personal number.
    private static boolean checksOut(String cnp) {
        if (!cnp.matches("[0-9]{13}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < CNP_WEIGHTS.length(); i++) {
            sum += (cnp.charAt(i) - '0') * (CNP_WEIGHTS.charAt(i) - '0');
        }
        int digit = sum % 11 == 10 ? 1 : sum % 11;
        return digit == cnp.charAt(12) - '0';
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
