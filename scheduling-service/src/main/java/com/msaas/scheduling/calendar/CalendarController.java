package com.msaas.scheduling.calendar;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar")
final class CalendarController {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final FindSlots findSlots;
    private final FindConflicts findConflicts;

    CalendarController(FindSlots findSlots, FindConflicts findConflicts) {
        this.findSlots = findSlots;
        this.findConflicts = findConflicts;
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/slots")
    List<Slot> slots(
            @RequestParam OfferingId serviceId,
            @RequestParam Optional<ProviderId> providerId,
            @RequestParam Optional<LocationId> locationId,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        return findSlots.find(serviceId, providerId, locationId, from, to);
    }

    @Needs(Permission.SEE_CALENDAR)
    @GetMapping("/conflicts")
    Conflicts conflicts(
            @RequestParam Optional<ProviderId> providerId,
            @RequestParam Optional<ResourceId> resourceId,
            @RequestParam Instant startTime,
            @RequestParam Instant endTime,
            @RequestParam Optional<UUID> excludeId) {
        if (providerId.isEmpty() && resourceId.isEmpty()) {
            throw new RefusedException(InvalidInput.of("provider_id", "is required where no resource_id is named"));
        }
        return Conflicts.of(findConflicts.find(providerId, resourceId, time(startTime, endTime), excludeId));
    }

    private static TimeRange time(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw new RefusedException(InvalidInput.of("end_time", "must be after start_time"));
        }
        if (end.isAfter(start.plus(LONGEST))) {
            throw new RefusedException(InvalidInput.of("end_time", "must be at most 31 days after start_time"));
        }
        return new TimeRange(start, end);
    }

    record Conflicts(boolean hasConflict, List<Conflict> conflicts) {
        static Conflicts of(List<Conflict> conflicts) {
            return new Conflicts(!conflicts.isEmpty(), conflicts);
        }
    }
}
