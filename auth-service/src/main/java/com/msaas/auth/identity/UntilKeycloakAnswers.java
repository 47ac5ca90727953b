package com.msaas.auth.identity;

import com.msaas.platform.jobs.TooEarly;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Has a job that takes Keycloak wait for it, in place of being tried only so often: what an outage leaves is done
/// however long it lasts.
@Component
public class UntilKeycloakAnswers {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Clock clock;

    UntilKeycloakAnswers(Clock clock) {
        this.clock = clock;
    }

    /// Does the work of a job.
    ///
    /// @throws TooEarly when Keycloak is away
    public void insist(Runnable work) {
        try {
            work.run();
        } catch (RefusedException e) {
            if (e.refusal().kind() == RefusalKind.UNAVAILABLE) {
                throw new TooEarly(clock.instant().plus(LOOK_AGAIN));
            }
            throw e;
        }
    }
}
