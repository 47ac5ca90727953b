package com.msaas.contracts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place where a clinic works, whole each time: a copy is replaced by the one of the highest version and needs no
/// earlier event. A closed place never opens again.
public sealed interface LocationFact extends ContractEvent permits LocationOpened, LocationChanged, LocationClosed {

    UUID locationId();

    String name();

    /// Its own zone; absent where it goes by its clinic's, whichever that is at the time.
    @Nullable
    ZoneId timezone();

    /// Its own hours, by the clocks it goes by; absent where they are its clinic's, whichever those are at the time.
    /// Without any span it is closed all week.
    @Nullable
    List<OpeningHours> openingHours();

    /// Since when it is there. The oldest is the clinic's first.
    Instant openedAt();

    Instant at();

    @Override
    default UUID aggregateId() {
        return locationId();
    }
}
