package com.msaas.analytics.report;

import com.msaas.analytics.counts.Days;
import com.msaas.analytics.counts.ReadCounts;
import com.msaas.analytics.counts.Tally;
import com.msaas.analytics.counts.Whose;
import com.msaas.analytics.report.GroupedCounts.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Puts the counts of some days into the groups that are asked for.
@Component
class GroupCounts {
    private final ReadCounts counts;

    GroupCounts(ReadCounts counts) {
        this.counts = counts;
    }

    GroupedCounts by(GroupBy groupBy, Days days, ZoneId zone) {
        return counts.together(() -> new GroupedCounts(
                switch (groupBy) {
                    case DAY -> byDay(days, zone);
                    case PROVIDER -> rows(counts.by(Whose.PROVIDER, days, zone), Group::ofProvider);
                    case SERVICE -> rows(counts.by(Whose.SERVICE, days, zone), Group::ofService);
                }));
    }

    private List<Row> byDay(Days days, ZoneId zone) {
        Map<LocalDate, Tally> byDay = counts.byDay(days, zone);
        return days.each().stream()
                .map(date -> new Row(Group.ofDay(date), byDay.getOrDefault(date, Tally.NONE)))
                .toList();
    }

    private static List<Row> rows(Map<UUID, Tally> byOwner, Function<UUID, Group> toGroup) {
        return byOwner.entrySet().stream()
                .map(owner -> new Row(toGroup.apply(owner.getKey()), owner.getValue()))
                .toList();
    }
}
