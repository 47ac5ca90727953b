package com.msaas.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When a patient is reminded of an appointment. All of it is counted back from the instant of its start, so a
/// change of the clocks in between moves nothing.
///
/// A reminder that comes late is of use while at least a quarter of its lead is left, and the next one is not
/// due yet. So after a day in which nothing could be sent, a patient gets at most one late reminder, and none
/// shortly before the next.
record ReminderTimes(List<Duration> leads) {
    private static final int USEFUL_PART = 4;

    /// One reminder.
    ///
    /// @param due when it is to be sent
    /// @param usefulUntil from when on it is too late for it
    record Reminder(NoticeKind kind, Instant due, Instant usefulUntil) {}

    ReminderTimes {
        leads = List.copyOf(leads);
    }

    /// The reminders of an appointment that were ahead when its time was set; the earliest first.
    List<Reminder> of(Instant start, Instant setAt) {
        List<Reminder> ahead = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            Duration lead = leads.get(i);
            Instant due = start.minus(lead);
            if (due.isAfter(setAt)) {
                ahead.add(new Reminder(NoticeKind.reminder(lead), due, start.minus(leastLeft(i))));
            }
        }
        return ahead;
    }

    private Duration leastLeft(int index) {
        Duration part = leads.get(index).dividedBy(USEFUL_PART);
        Duration next = index + 1 < leads.size() ? leads.get(index + 1) : Duration.ZERO;
        return part.compareTo(next) > 0 ? part : next;
    }
}
