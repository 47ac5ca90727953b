package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.system.BookingRaces.Round;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/// Double booking is impossible: many clients, two instances of scheduling, one slot.
@ExtendWith(Running.class)
@TestInstance(Lifecycle.PER_CLASS)
class BookingRaceTest {
    private static final int ROUNDS = 5;

    private final BookingRaces races;

    BookingRaceTest(TheSystem system) {
        races = BookingRaces.inANewClinic(system);
    }

    @RepeatedTest(ROUNDS)
    void oneOfManyWinsTheSameSlot() {
        assertGood(races.sameSlot());
    }

    @RepeatedTest(ROUNDS)
    void oneOfManyWinsWhenTheirTimesDifferAndOverlap() {
        assertGood(races.overlappingTimes());
    }

    @RepeatedTest(ROUNDS)
    void oneOfManyDentistsWinsTheOneChair() {
        assertGood(races.oneChair());
    }

    @RepeatedTest(ROUNDS)
    void twoThatWantEachOthersTimeAreBothRefused() {
        assertGood(races.eachOthersTime());
    }

    @RepeatedTest(ROUNDS)
    void movesThatTakeTheSameAgendasInOppositeOrderAllSucceed() {
        assertGood(races.oppositeOrder());
    }

    private static void assertGood(Round round) {
        assertThat(round.faults()).as(round.toString()).isEmpty();
    }
}
