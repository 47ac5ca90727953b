package com.msaas.analytics.counts;

import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.time.QuarterHour;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Where an appointment is counted: once by the quarter of an hour in which it begins, and in days and months
/// of UTC for each of those whose it is.
sealed interface Bucket {

    String currency();

    /// How its document is called.
    String key();

    /// All appointments of the clinic that begin in this quarter.
    record Quarter(QuarterHour quarter, String currency) implements Bucket {
        @Override
        public String key() {
            return quarter.key() + "/" + currency;
        }

        LocalDate day() {
            return LocalDate.ofInstant(quarter.start(), ZoneOffset.UTC);
        }

        /// Which quarter of its day it is, from 0 on.
        int slot() {
            return Stretch.slotOf(quarter.start());
        }
    }

    /// Those appointments of one owner that begin on this day of UTC, or in the month that begins with it.
    record Total(Whose whose, UUID owner, Span span, LocalDate begin, String currency) implements Bucket {
        @Override
        public String key() {
            return String.join(
                    "/",
                    TenantContext.current().toString(),
                    whose.storedName(),
                    owner.toString(),
                    span.storedName(),
                    begin.toString(),
                    currency);
        }
    }

    /// All buckets that the appointment is counted in.
    static List<Bucket> of(Standing standing) {
        Quarter quarter = new Quarter(QuarterHour.of(standing.startTime()), standing.currency());
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(quarter);
        for (Whose whose : Whose.values()) {
            for (Span span : whose.spans()) {
                LocalDate begin = span.beginOf(quarter.day());
                buckets.add(new Total(whose, whose.of(standing), span, begin, standing.currency()));
            }
        }
        return buckets;
    }
}
