package com.msaas.crm.importing;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A CSV file of patients: the fields that its columns hold, and its rows. Comma, semicolon or tab between the
/// cells, whichever its first row has most of.
record ClientFile(List<ImportField> fields, List<Row> rows) {
    static final int MOST_ROWS = 10_000;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int MOST_COLUMNS = 200;

    ClientFile {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }

    /// @param mapping from a column's name to the field that it holds; without it, columns go by their names
    /// @throws RefusedException when it cannot be imported at all, whatever its rows say
    static ClientFile read(byte[] bytes, @Nullable Map<String, String> mapping) {
        String text = CsvText.of(bytes);
        if (text.isBlank()) {
            throw refused("is empty: its first row has to name the columns");
        }
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(text)) {
            ClientFile file = read(records, mapping, isOdd(text));
            if (file.rows.isEmpty()) {
                throw refused("has no rows below the one that names the columns");
            }
            return file;
        } catch (CsvParseException e) {
            throw refused("has a quote in it that does not enclose a whole cell: double the quotes inside of cells");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientFile read(
            Iterable<CsvRecord> records, @Nullable Map<String, String> mapping, boolean oddQuotes) {
        List<String> header = List.of();
        Columns columns = null;
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (CsvRecord record : records) {
            number++;
            List<String> cells = record.getFields();
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (oddQuotes && cells.getLast().indexOf('\n') >= 0) {
                throw refused("has a quote in row " + number + " or before that is never closed");
            }
            if (columns == null) {
                header = header(cells);
                columns = Columns.of(header, mapping);
                continue;
            }
            if (rows.size() == MOST_ROWS) {
                throw new RefusedException(new CommonRefusal(
                        "TOO_LARGE",
                        RefusalKind.TOO_LARGE,
                        "The file has more than " + MOST_ROWS + " rows: split it and import the parts one by one.",
                        null,
                        null));
            }
            rows.add(new Row(number, columns.read(cells), hasMore(cells, header.size())));
        }
        return new ClientFile(columns == null ? List.of() : columns.fields(), rows);
    }

    private static List<String> header(List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            throw refused("has more than " + MOST_COLUMNS + " columns");
        }
        return cells.stream().map(String::strip).toList();
    }

    private static boolean hasMore(List<String> cells, int columns) {
        return cells.size() > columns
                && !cells.subList(columns, cells.size()).stream().allMatch(String::isBlank);
    }

    /// Of the first line that says something, outside of quotes.
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        String beginning = text.stripLeading();
        for (int at = 0; at < beginning.length(); at++) {
            char c = beginning.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted) {
                for (int which = 0; which < SEPARATORS.length; which++) {
                    counts[which] += c == SEPARATORS[which] ? 1 : 0;
                }
            }
        }
        int most = 0;
        for (int which = 1; which < SEPARATORS.length; which++) {
            most = counts[which] > counts[most] ? which : most;
        }
        return SEPARATORS[most];
    }

    private static boolean isOdd(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static RefusedException refused(String message) {
        return new RefusedException(InvalidInput.of("file", message));
    }
}
