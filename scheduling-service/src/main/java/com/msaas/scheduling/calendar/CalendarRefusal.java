package com.msaas.scheduling.calendar;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.util.List;

/// Why a time cannot be had.
public sealed interface CalendarRefusal extends Refusal {

    /// It overlaps what is there, all of which is named.
    record SlotTaken(List<Conflict> details) implements CalendarRefusal {
        @Override
        public String code() {
            return "CONFLICT_DETECTED";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "This time is taken already.";
        }
    }

    /// The agenda of that day takes no more entries.
    record AgendaFull(AgendaKey agenda) implements CalendarRefusal {
        @Override
        public String code() {
            return "AGENDA_FULL";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "The agenda of that day takes no more than " + DayAgenda.MOST_ENTRIES + " entries.";
        }

        @Override
        public AgendaKey details() {
            return agenda;
        }
    }

    /// The clinic is closed, or the provider does not work then.
    record OutsideOpeningHours() implements CalendarRefusal {
        @Override
        public String code() {
            return "OUTSIDE_OPENING_HOURS";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "The clinic is closed at this time, or the provider does not work then.";
        }
    }

    /// Where the provider works there is no chair, room or device of the type that the service needs.
    record NoSuchResource() implements CalendarRefusal {
        @Override
        public String code() {
            return "NO_SUITABLE_RESOURCE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "Where this provider works there is no chair, room or device of the type that this service needs.";
        }
    }
}
