package com.msaas.analytics.counts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/// Some time during which a zone's clocks are not put forward or back.
record Stretch(Instant from, Instant until, ZoneOffset offset) {
    private static final int DAY = 24 * 3600;
    private static final int QUARTER = 15 * 60;

    /// The time from one moment to another, cut where the zone's clocks are put forward or back.
    static List<Stretch> of(ZoneId zone, Instant from, Instant until) {
        List<Stretch> stretches = new ArrayList<>();
        Instant start = from;
        while (start.isBefore(until)) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(start);
            Instant end = next == null || next.getInstant().isAfter(until) ? until : next.getInstant();
            stretches.add(new Stretch(start, end, zone.getRules().getOffset(start)));
            start = end;
        }
        return List.copyOf(stretches);
    }

    /// Which quarter of its day of UTC the moment is in, from 0 on.
    static int slotOf(Instant moment) {
        return Math.floorMod(moment.getEpochSecond(), DAY) / QUARTER;
    }

    /// The first of the quarters of a day of UTC that belong to another day here: to the next one east of
    /// Greenwich, to the one before west of it.
    int firstAstray() {
        return isEast() ? ceilingOfQuarters(DAY - offset.getTotalSeconds()) : 0;
    }

    /// Where those quarters end.
    int endAstray() {
        return isEast() ? DAY / QUARTER : ceilingOfQuarters(-offset.getTotalSeconds());
    }

    LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, offset);
    }

    private boolean isEast() {
        return offset.getTotalSeconds() > 0;
    }

    private static int ceilingOfQuarters(int seconds) {
        return Math.ceilDiv(seconds, QUARTER);
    }
}
