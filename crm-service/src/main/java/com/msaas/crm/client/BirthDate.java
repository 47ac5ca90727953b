package com.msaas.crm.client;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When somebody can have been born.
final class BirthDate {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private BirthDate() {}

    /// @throws RefusedException when nobody who lives now was born then
    static void check(@Nullable LocalDate date, LocalDate today) {
        if (date != null && (date.isBefore(EARLIEST) || date.isAfter(today))) {
            throw new RefusedException(InvalidInput.of("birth_date", "must lie between " + EARLIEST + " and today"));
        }
    }
}
