package com.msaas.scheduling.appointment;

import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.util.Locale;

/// Why something may not happen to an appointment. That a time is taken or outside of the opening hours is
/// the calendar's to say.
public sealed interface AppointmentRefusal extends Refusal {

    /// From where it stands there is no way to there.
    record IllegalStatusChange(AppointmentStatus from, AppointmentStatus to) implements AppointmentRefusal {
        @Override
        public String code() {
            return "ILLEGAL_STATUS_CHANGE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "An appointment that is " + name(from) + " cannot become " + name(to) + ".";
        }
    }

    /// What is over or called off stays where it was.
    record NotToBeMoved(AppointmentStatus status) implements AppointmentRefusal {
        @Override
        public String code() {
            return "ILLEGAL_STATUS_CHANGE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public String message() {
            return "An appointment that is " + name(status) + " cannot be moved.";
        }
    }

    /// Only those who run the clinic let appointments overlap.
    record OverbookingNotPermitted() implements AppointmentRefusal {
        @Override
        public String code() {
            return "FORBIDDEN";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FORBIDDEN;
        }

        @Override
        public String message() {
            return "Only an owner or an administrator may overbook.";
        }
    }

    /// The provider does not do this.
    record NotPerformedByProvider() implements AppointmentRefusal {
        @Override
        public String code() {
            return "SERVICE_NOT_PERFORMED";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "This provider does not perform this service.";
        }
    }

    /// The service needs something of another type.
    record UnsuitableResource() implements AppointmentRefusal {
        @Override
        public String code() {
            return "UNSUITABLE_RESOURCE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "This service needs a resource of another type.";
        }
    }

    /// The resource stands at another place than the provider works at.
    record ResourceElsewhere() implements AppointmentRefusal {
        @Override
        public String code() {
            return "RESOURCE_ELSEWHERE";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.SENSELESS;
        }

        @Override
        public String message() {
            return "This resource stands in another location than the one where the provider works.";
        }
    }

    private static String name(AppointmentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
