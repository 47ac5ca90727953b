package com.msaas.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever a client holds a 201 for has exactly one effect everywhere, whichever part dies or hangs
/// meanwhile.
@ExtendWith(Running.class)
class FaultsTest {
    private final Faults faults;

    FaultsTest(TheSystem system) {
        faults = new Faults(system);
    }

    @Test
    void bookingsGoOnWithoutTheBrokerAndOutliveTheDeathOfTheirService() {
        faults.brokerAwayAndSchedulingKilled();
    }

    @Test
    void consumersThatAreKilledBetweenEffectAndCommitRepeatNothing() {
        faults.consumersKilled();
    }

    @Test
    void theOrderOutlivesTheDeathOfTheRelaysOwner() {
        faults.relayOwnerKilled();
    }

    @Test
    void theOrderOutlivesAnOwnerThatHangsPastItsLease() {
        faults.relayOwnerHangs();
    }

    @Test
    void nothingIsRepeatedWhenKafkaForgetsHowFarEverybodyIs() {
        faults.offsetsDeleted();
    }

    @Test
    void eventsThatFailWaitInOrderUntilTheCauseIsMended() {
        faults.brokenCopy();
    }

    @Test
    void projectionsMadeAnewWhileBookingsRunAgreeWithTheLiveOnes() {
        faults.rebuilds();
    }
}
