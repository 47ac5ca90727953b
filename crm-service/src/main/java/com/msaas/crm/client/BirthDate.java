package com.msaas.crm.client;

import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When somebody can have been born.
final class BirthDate {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private BirthDate() {}

    /// @throws RefusedException when nobody who lives now was born then
    static void check(@Nullable LocalDate date, LocalDate today) {
        problem(date, today).ifPresent(problem -> {
            throw new RefusedException(new InvalidInput(List.of(problem)));
        });
    }

    /// What is wrong when nobody who lives now was born then.
    static Optional<FieldProblem> problem(@Nullable LocalDate date, LocalDate today) {
        return date != null && (date.isBefore(EARLIEST) || date.isAfter(today))
                ? Optional.of(new FieldProblem("birth_date", "must lie between " + EARLIEST + " and today"))
                : Optional.empty();
    }
}
