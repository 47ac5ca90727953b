package com.msaas.crm.importing;

import com.msaas.crm.ClientId;
import com.msaas.crm.importing.Outcome.Error;
import com.msaas.crm.matching.ContactKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an import stands and what it found, as clients read it: rows and fields, no values.
///
/// @param created how many files it made; in a dry run, how many it would make, whatever the plan allows
/// @param planLeft how many more files the clinic's plan allowed when the list was sent, and where an import of more
///     will stop; nothing where it has no limit
record ImportView(
        ImportId jobId,
        String state,
        boolean dryRun,
        List<String> fields,
        int processed,
        int total,
        int created,
        @Nullable Long planLeft,
        List<Duplicate> duplicates,
        List<Problem> errors,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /// A row that became no file because another file, or another row, has the same contact.
    record Duplicate(
            int row,
            @Nullable ClientId clientId,
            ContactKey.Kind matchedOn,
            @Nullable Integer otherRow) {}

    /// What is wrong with a row.
    record Problem(int row, @Nullable String field, String message) {}

    static ImportView of(Import one, List<Outcome> notCreated) {
        return new ImportView(
                one.id(),
                one.state().word(),
                one.dryRun(),
                one.fields(),
                one.processed(),
                one.total(),
                one.created(),
                one.planLeft(),
                notCreated.stream()
                        .flatMap(outcome -> outcome.twins().stream()
                                .map(twin ->
                                        new Duplicate(outcome.row(), twin.client(), twin.matchedOn(), twin.otherRow())))
                        .toList(),
                notCreated.stream()
                        .flatMap(outcome -> outcome.errors().stream().map(error -> problem(outcome.row(), error)))
                        .toList(),
                one.createdAt(),
                one.startedAt(),
                one.endedAt());
    }

    private static Problem problem(int row, Error error) {
        return new Problem(row, error.field(), error.message());
    }
}
