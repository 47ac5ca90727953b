package com.msaas.crm.importing;

import com.msaas.platform.actor.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How one import stands.
///
/// @param dryRun whether it only says what it would do
/// @param fields the fields that the file's columns hold, as the API calls them
/// @param total how many rows there are
/// @param processed how many of them are through, from the first on
/// @param created how many became files, or would
/// @param planLeft how many more files the plan allowed when the file was sent; nothing where it has no limit
/// @param by who sent the file: what the import does is theirs
record Import(
        ImportId id,
        State state,
        boolean dryRun,
        List<String> fields,
        int total,
        int processed,
        int created,
        @Nullable Long planLeft,
        Actor by,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /// Where it can stand.
    enum State {
        /// nobody has begun yet
        WAITING,
        RUNNING,
        /// all rows are through
        DONE,
        /// the plan reaches no further: the rest of the rows was not looked at
        STOPPED,
        /// by our own fault, after many tries
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Import {
        fields = List.copyOf(fields);
    }

    static Import of(ImportId id, ClientFile file, boolean dryRun, OptionalLong planLeft, Actor by, Instant now) {
        return new Import(
                id,
                State.WAITING,
                dryRun,
                file.fields().stream().map(ImportField::wireName).toList(),
                file.rows().size(),
                0,
                0,
                planLeft.isPresent() ? planLeft.getAsLong() : null,
                by,
                now,
                null,
                null);
    }

    boolean isUnderWay() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
