package com.msaas.scheduling.appointment;

import com.msaas.platform.limits.Counted;
import com.msaas.platform.limits.PlanLimits;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Permission;
import com.msaas.scheduling.appointment.AppointmentRefusal.OverbookingNotPermitted;
import com.msaas.scheduling.calendar.AgendaKey;
import com.msaas.scheduling.calendar.Agendas;
import com.msaas.scheduling.calendar.Claim;
import com.msaas.scheduling.calendar.Turn;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.ClinicSettings;
import com.msaas.scheduling.copies.CurrentClinic;
import com.msaas.scheduling.copies.KnownClients;
import com.msaas.scheduling.offering.Catalogue;
import com.msaas.scheduling.offering.Offering;
import com.msaas.scheduling.offering.Offering.Terms;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Books a visit: finds where it could be, and enters it where the time can still be had.
@Component
final class BookAppointment {
    private final CurrentClinic clinic;
    private final Catalogue catalogue;
    private final KnownClients clients;
    private final FindPlacements findPlacements;
    private final Agendas agendas;
    private final AppointmentBook book;
    private final MonthlyBookings bookings;
    private final PlanLimits limits;
    private final Clock clock;

    BookAppointment(
            CurrentClinic clinic,
            Catalogue catalogue,
            KnownClients clients,
            FindPlacements findPlacements,
            Agendas agendas,
            AppointmentBook book,
            MonthlyBookings bookings,
            PlanLimits limits,
            Clock clock) {
        this.clinic = clinic;
        this.catalogue = catalogue;
        this.clients = clients;
        this.findPlacements = findPlacements;
        this.agendas = agendas;
        this.book = book;
        this.bookings = bookings;
        this.limits = limits;
        this.clock = clock;
    }

    /// What is wished for.
    ///
    /// @param resource none named means any that the service needs
    /// @param end none named means as long as the service takes
    /// @param overbook why it may overlap others
    record Wish(
            ClientId client,
            ProviderId provider,
            OfferingId offering,
            @Nullable ResourceId resource,
            Instant start,
            @Nullable Instant end,
            @Nullable String notes,
            @Nullable String overbook) {}

    Appointment book(Wish wish) {
        Optional<Overbooking> permit = permit(wish.overbook);
        Offering offering = catalogue.find(wish.offering);
        TimeRange visit = VisitTime.given(
                wish.start, wish.end == null ? wish.start.plus(offering.terms().duration()) : wish.end);
        ClinicSettings settings = clinic.settings();
        List<Placement> options = findPlacements.find(settings, offering, wish.provider, wish.resource, visit);
        clients.demand(wish.client);
        Counted month = bookings.thisMonth(settings.zone());
        limits.demandRoom(month);
        AppointmentId id = AppointmentId.next();
        List<AgendaKey> wanted = options.stream()
                .flatMap(option -> option.claims(id, false).stream())
                .map(Claim::agenda)
                .toList();
        return agendas.inTurn(wanted, turn -> {
            List<Placement> free = options.stream()
                    .filter(option -> turn.looksFree(option.claims(id, false)))
                    .toList();
            if (free.isEmpty() && permit.isEmpty()) {
                throw turn.refusal();
            }
            return turn.inOneTransaction(() -> free.stream()
                    .filter(option -> turn.claim(option.claims(id, false)))
                    .findFirst()
                    .map(placement -> entered(id, wish, offering.terms(), placement, null, month))
                    .orElseGet(() -> {
                        Overbooking overbooking = permit.orElseThrow(turn::refusal);
                        Placement placement = overbooked(options, id, turn);
                        return entered(id, wish, offering.terms(), placement, overbooking, month);
                    }));
        });
    }

    private Appointment entered(
            AppointmentId id,
            Wish wish,
            Terms terms,
            Placement placement,
            @Nullable Overbooking overbooking,
            Counted month) {
        Appointment appointment = Appointment.book(
                id, wish.client, wish.offering, terms.price(), placement, wish.notes, overbooking, clock.instant());
        book.enter(appointment, month);
        return appointment;
    }

    /// Takes the place where it overlaps least: when only the provider is busy, a chair that is free.
    private static Placement overbooked(List<Placement> options, AppointmentId id, Turn turn) {
        Placement leastCrowded = options.stream()
                .min(Comparator.comparingInt(option -> turn.crowding(option.claims(id, true))))
                .orElseThrow();
        turn.claimAnyway(leastCrowded.claims(id, true));
        return leastCrowded;
    }

    /// @throws RefusedException when the caller may not let appointments overlap
    private static Optional<Overbooking> permit(@Nullable String reason) {
        if (reason == null) {
            return Optional.empty();
        }
        Caller caller = Caller.current();
        if (!caller.may(Permission.OVERBOOK)) {
            throw new RefusedException(new OverbookingNotPermitted());
        }
        return Optional.of(new Overbooking(reason, caller.userId()));
    }
}
