package com.msaas.scheduling.appointment;

import com.msaas.platform.limits.Counted;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// How many appointments a clinic has made this month, by its own calendar. One that is called off was made
/// nevertheless.
@Component
final class MonthlyBookings {
    private final Appointments appointments;
    private final Clock clock;

    MonthlyBookings(Appointments appointments, Clock clock) {
        this.appointments = appointments;
        this.clock = clock;
    }

    /// The month in which the bound clinic is now.
    ///
    /// @param zone the clinic's own, wherever the visit is
    Counted thisMonth(ZoneId zone) {
        YearMonth month = YearMonth.from(clock.instant().atZone(zone));
        return new Month(
                month.toString(),
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    private final class Month implements Counted {
        private final String name;
        private final Instant start;
        private final Instant end;

        Month(String name, Instant start, Instant end) {
            this.name = name;
            this.start = start;
            this.end = end;
        }

        @Override
        public String limit() {
            return "appointments_per_month";
        }

        @Override
        public String period() {
            return name;
        }

        @Override
        public long count() {
            return appointments.createdBetween(start, end);
        }
    }
}
