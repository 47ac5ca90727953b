package com.msaas.scheduling.copies;

import com.msaas.platform.inbox.CopyWait;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Which patients the clinic has.
@Component
public final class KnownClients {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KnownClientsCopy copy;
    private final CopyWait copyWait;

    KnownClients(KnownClientsCopy copy, CopyWait copyWait) {
        this.copy = copy;
        this.copyWait = copyWait;
    }

    /// Goes on only when the clinic has this patient. One that was added a moment ago is waited for a little.
    ///
    /// @throws RefusedException with `NOT_FOUND`, or `TEMPORARILY_UNAVAILABLE` when nobody can say yet
    public void demand(ClientId client) {
        copyWait.orRefuse(
                KnownClientsCopy.NAME,
                () -> copy.find(client),
                CommonRefusal.notFound("client"),
                CommonRefusal.temporarilyUnavailable(SOON));
    }
}
