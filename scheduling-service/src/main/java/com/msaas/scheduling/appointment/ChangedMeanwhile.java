package com.msaas.scheduling.appointment;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.function.Supplier;

/// Somebody else changed the appointment between our reading and our writing it. Who did not name a version
/// does not mind: it is read, changed and written again.
final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRIES = 20;

    ChangedMeanwhile() {
        super("the appointment was changed meanwhile", null, false, false);
    }

    /// Does it from the reading on until nobody comes between.
    ///
    /// @throws RefusedException with `TEMPORARILY_UNAVAILABLE` when somebody always does
    static <T> T tryAgain(Supplier<T> readChangeWrite) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return readChangeWrite.get();
            } catch (ChangedMeanwhile again) {
                continue;
            }
        }
        throw new RefusedException(CommonRefusal.temporarilyUnavailable(Duration.ofSeconds(1)));
    }
}
