package com.msaas.crm.statistics;

import com.msaas.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of one patient's appointments at a moment.
///
/// @param appointmentsCount those that were not cancelled
/// @param completedCount those that were carried out
/// @param totalSpent the price of those that were carried out, in the clinic's own currency
/// @param lastAppointmentAt when the latest one began that was carried out, or that should have been by now
/// @param nextAppointmentAt when the next one begins that still stands
public record Statistics(
        long appointmentsCount,
        long completedCount,
        long noShowCount,
        Money totalSpent,
        @Nullable Instant lastAppointmentAt,
        @Nullable Instant nextAppointmentAt) {
    private static final int FOR_EACH_VISIT = 10;
    private static final int FOR_THE_NEXT = 20;
    private static final int OFF_FOR_EACH_NO_SHOW = 15;
    private static final int HIGHEST = 100;

    static Statistics none(String currency) {
        return new Statistics(0, 0, 0, Money.ofMinorUnits(0, currency), null, null);
    }

    /// How much of a patient somebody is, from 0 to 100: 10 for each visit, 20 for an appointment ahead, 15
    /// off for each one they did not come to.
    public int leadScore() {
        long score = FOR_EACH_VISIT * completedCount
                + (nextAppointmentAt == null ? 0 : FOR_THE_NEXT)
                - OFF_FOR_EACH_NO_SHOW * noShowCount;
        return (int) Math.clamp(score, 0, HIGHEST);
    }
}
