package com.msaas.crm.importing;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.ContactKey;
import com.msaas.platform.refusal.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one row, without what it says.
///
/// @param client the file that it became; nothing in a dry run
/// @param created whether it became a file, or would
/// @param errors what breaks the rules
/// @param twins who has the same contact
record Outcome(int row, @Nullable ClientId client, boolean created, List<Error> errors, List<Twin> twins) {

    /// @param field as the API calls it; nothing where it is about the row as a whole
    record Error(@Nullable String field, String message) {}

    /// Another file, or another row of this one, with the same contact.
    record Twin(
            @Nullable ClientId client,
            ContactKey.Kind matchedOn,
            @Nullable Integer otherRow) {}

    Outcome {
        errors = List.copyOf(errors);
        twins = List.copyOf(twins);
    }

    static Outcome created(Row row, ClientId client) {
        return new Outcome(row.number(), client, true, List.of(), List.of());
    }

    static Outcome wouldBeCreated(Row row) {
        return new Outcome(row.number(), null, true, List.of(), List.of());
    }

    static Outcome twinOf(Row row, List<Twin> twins) {
        return new Outcome(row.number(), null, false, List.of(), twins);
    }

    static Outcome invalid(Row row, List<FieldProblem> problems) {
        return new Outcome(
                row.number(),
                null,
                false,
                problems.stream()
                        .map(problem -> new Error(problem.field(), problem.message()))
                        .toList(),
                List.of());
    }

    static Outcome refused(Row row, String message) {
        return new Outcome(row.number(), null, false, List.of(new Error(null, message)), List.of());
    }
}
