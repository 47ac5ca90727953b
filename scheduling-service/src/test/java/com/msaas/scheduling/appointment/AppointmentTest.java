package com.msaas.scheduling.appointment;

import static com.msaas.scheduling.appointment.AppointmentStatus.CANCELLED;
import static com.msaas.scheduling.appointment.AppointmentStatus.CHECKED_IN;
import static com.msaas.scheduling.appointment.AppointmentStatus.COMPLETED;
import static com.msaas.scheduling.appointment.AppointmentStatus.CONFIRMED;
import static com.msaas.scheduling.appointment.AppointmentStatus.IN_PROGRESS;
import static com.msaas.scheduling.appointment.AppointmentStatus.NO_SHOW;
import static com.msaas.scheduling.appointment.AppointmentStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.appointment.AppointmentEvent.NotesTaken;
import com.msaas.scheduling.appointment.AppointmentEvent.Rescheduled;
import com.msaas.scheduling.appointment.AppointmentRefusal.IllegalStatusChange;
import com.msaas.scheduling.appointment.AppointmentRefusal.NotToBeMoved;
import com.msaas.scheduling.appointment.Cancellation.CancelledBy;
import com.msaas.scheduling.calendar.AgendaKind;
import com.msaas.scheduling.calendar.Claim;
import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.copies.LocationId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;
import com.msaas.scheduling.provider.ProviderId;
import com.msaas.scheduling.resource.ResourceId;
import com.msaas.scheduling.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentTest {
    private static final Instant NOW = Instant.parse("2027-01-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2027-01-04T10:00:00Z");
    private static final ProviderId IONESCU = new ProviderId(UUID.randomUUID());
    private static final ResourceId CHAIR = new ResourceId(UUID.randomUUID());
    private static final LocationId CENTRE = new LocationId(UUID.randomUUID());
    private static final UUID RECEPTION = UUID.randomUUID();

    /// The way a visit goes, and where it may leave it.
    private static final Map<AppointmentStatus, Set<AppointmentStatus>> LEGAL = Map.of(
            SCHEDULED, Set.of(CONFIRMED, CANCELLED, NO_SHOW),
            CONFIRMED, Set.of(CHECKED_IN, CANCELLED, NO_SHOW),
            CHECKED_IN, Set.of(IN_PROGRESS, CANCELLED),
            IN_PROGRESS, Set.of(COMPLETED),
            COMPLETED, Set.of(),
            CANCELLED, Set.of(),
            NO_SHOW, Set.of());

    private static Placement at(Instant start) {
        return new Placement(
                IONESCU,
                CHAIR,
                TimeRange.of(start, Duration.ofMinutes(30)),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                CENTRE);
    }

    private static Appointment booked() {
        return booked(null);
    }

    private static Appointment booked(@Nullable Overbooking overbooking) {
        return Appointment.book(
                AppointmentId.next(),
                new ClientId(UUID.randomUUID()),
                new OfferingId(UUID.randomUUID()),
                Money.of("250", "RON"),
                at(TEN),
                "prefers mornings",
                overbooking,
                NOW);
    }

    private static Appointment that(AppointmentStatus status) {
        Appointment appointment = booked();
        List<AppointmentStatus> way = switch (status) {
            case SCHEDULED -> List.of();
            case CONFIRMED -> List.of(CONFIRMED);
            case CHECKED_IN -> List.of(CONFIRMED, CHECKED_IN);
            case IN_PROGRESS -> List.of(CONFIRMED, CHECKED_IN, IN_PROGRESS);
            case COMPLETED -> List.of(CONFIRMED, CHECKED_IN, IN_PROGRESS, COMPLETED);
            case CANCELLED -> List.of(CANCELLED);
            case NO_SHOW -> List.of(NO_SHOW);
        };
        way.forEach(step -> go(appointment, step));
        return appointment;
    }

    private static AppointmentEvent go(Appointment appointment, AppointmentStatus to) {
        return switch (to) {
            case SCHEDULED -> throw new IllegalArgumentException("nothing leads back there");
            case CONFIRMED -> appointment.confirm(NOW);
            case CHECKED_IN -> appointment.checkIn(NOW);
            case IN_PROGRESS -> appointment.start(NOW);
            case COMPLETED -> appointment.complete(NOW);
            case CANCELLED -> appointment.cancel(new Cancellation("ill", CancelledBy.STAFF, RECEPTION, NOW), NOW);
            case NO_SHOW -> appointment.markNoShow(NOW);
        };
    }

    @Nested
    class OnItsWay {
        static Stream<Arguments> moves() {
            return Arrays.stream(AppointmentStatus.values())
                    .flatMap(from -> Arrays.stream(AppointmentStatus.values())
                            .filter(to -> to != SCHEDULED)
                            .map(to -> Arguments.of(from, to)));
        }

        @ParameterizedTest(name = "{0} → {1}")
        @MethodSource("moves")
        void goesOnlyWhereTheWayLeads(AppointmentStatus from, AppointmentStatus to) {
            Appointment appointment = that(from);
            long version = appointment.version();

            if (LEGAL.get(from).contains(to)) {
                AppointmentEvent event = go(appointment, to);

                assertThat(appointment.status()).isEqualTo(to);
                assertThat(appointment.version()).isEqualTo(version + 1);
                assertThat(event.facts().status()).isEqualTo(to);
                assertThat(event.facts().version()).isEqualTo(version + 1);
            } else {
                assertThatThrownBy(() -> go(appointment, to))
                        .isInstanceOfSatisfying(
                                RefusedException.class,
                                refused -> assertThat(refused.refusal()).isEqualTo(new IllegalStatusChange(from, to)));
                assertThat(appointment.status()).isEqualTo(from);
                assertThat(appointment.version()).isEqualTo(version);
            }
        }

        @ParameterizedTest
        @EnumSource
        void leadsNowhereBackToTheStart(AppointmentStatus from) {
            assertThat(from.leadsTo(SCHEDULED)).isFalse();
        }

        @Test
        void remembersWhoCalledItOffAndWhy() {
            Cancellation cancellation = that(CANCELLED).record().cancellation();

            assertThat(cancellation).isEqualTo(new Cancellation("ill", CancelledBy.STAFF, RECEPTION, NOW));
        }
    }

    @Nested
    class Rescheduling {
        @Test
        void movesAndTellsWhereItWas() {
            Appointment appointment = booked();

            Rescheduled moved = appointment.reschedule(at(TEN.plusSeconds(3600)), RECEPTION, NOW);

            assertThat(moved.from()).isEqualTo(at(TEN));
            assertThat(moved.facts().placement()).isEqualTo(at(TEN.plusSeconds(3600)));
            assertThat(appointment.version()).isEqualTo(2);
        }

        @Test
        void keepsTheHistory() {
            Appointment appointment = booked();

            appointment.reschedule(at(TEN.plusSeconds(3600)), RECEPTION, NOW);
            appointment.reschedule(at(TEN.plusSeconds(7200)), null, NOW.plusSeconds(1));

            assertThat(appointment.record().history())
                    .containsExactly(
                            new Relocation(at(TEN), RECEPTION, NOW),
                            new Relocation(at(TEN.plusSeconds(3600)), null, NOW.plusSeconds(1)));
        }

        @ParameterizedTest
        @EnumSource(names = {"COMPLETED", "CANCELLED", "NO_SHOW"})
        void isRefusedForWhatIsOver(AppointmentStatus status) {
            Appointment appointment = that(status);

            assertThatThrownBy(() -> appointment.reschedule(at(TEN), RECEPTION, NOW))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new NotToBeMoved(status)));
        }
    }

    @Nested
    class TakingTime {
        @Test
        void claimsTheVisitWithItsBuffersOfProviderAndChair() {
            Appointment appointment = booked();

            assertThat(appointment.claims())
                    .extracting(claim -> claim.agenda().kind())
                    .containsExactly(AgendaKind.PROVIDER, AgendaKind.RESOURCE);
            assertThat(appointment.claims())
                    .allSatisfy(claim -> assertThat(claim.busy().claimed())
                            .isEqualTo(new TimeRange(TEN.minusSeconds(5 * 60), TEN.plusSeconds(40 * 60))));
        }

        @ParameterizedTest
        @EnumSource
        void keepsItUnlessItDoesNotTakePlace(AppointmentStatus status) {
            boolean takesPlace = status != CANCELLED && status != NO_SHOW;

            assertThat(that(status).claims().isEmpty()).isEqualTo(!takesPlace);
        }

        @Test
        void wantsAllOfItsPlaceAnewWhenItWasOverbookedAndMoves() {
            Appointment appointment = booked(new Overbooking("emergency", RECEPTION));
            List<Claim> overbooked = appointment.claims();
            Placement from = appointment.placement();

            appointment.reschedule(
                    new Placement(
                            new ProviderId(UUID.randomUUID()),
                            from.resource(),
                            from.visit(),
                            from.bufferBefore(),
                            from.bufferAfter(),
                            from.location()),
                    RECEPTION,
                    NOW);

            assertThat(appointment.claims()).doesNotContainAnyElementsOf(overbooked);
        }

        @Test
        void givesItBackWhenDeletedAndWantsItAgainWhenRestored() {
            Appointment appointment = booked();

            appointment.delete(NOW);
            assertThat(appointment.claims()).isEmpty();

            appointment.restore(NOW);
            assertThat(appointment.claims()).isNotEmpty();
        }

        @Test
        void wantsItFreeWhenItWasOverbookedAndIsRestored() {
            Appointment appointment = booked(new Overbooking("emergency", RECEPTION));

            appointment.delete(NOW);
            appointment.restore(NOW);

            assertThat(appointment.record().overbooking()).isNull();
            assertThat(appointment.claims())
                    .isNotEmpty()
                    .noneMatch(claim -> claim.busy().overbooked());
        }
    }

    @Test
    void tellsWhatWasInTheNotesBefore() {
        NotesTaken taken = booked().takeNotes("afraid of needles", NOW);

        assertThat(taken.before()).isEqualTo("prefers mornings");
        assertThat(taken.after()).isEqualTo("afraid of needles");
    }

    @Test
    void comesBackFromItsRecordAsItWas() {
        Appointment appointment = that(CANCELLED);

        assertThat(new Appointment(appointment.record()).record()).isEqualTo(appointment.record());
    }
}
