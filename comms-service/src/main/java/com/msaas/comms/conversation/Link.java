package com.msaas.comms.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of the clinic's patients the other side is. Families share phones, so it is settled by itself only
/// where there is one patient it can be; between several a person decides, and then it stays.
///
/// @param possible whom it can be, while that is open
/// @param byHand whether a person has decided, be it that it is nobody
public record Link(@Nullable UUID client, List<UUID> possible, boolean byHand) {
    private static final Link NOBODY = new Link(null, List.of(), false);

    public Link {
        possible = List.copyOf(possible);
    }

    /// To the only one of these, or to nobody yet.
    static Link among(List<UUID> candidates) {
        return switch (candidates.size()) {
            case 0 -> NOBODY;
            case 1 -> new Link(candidates.getFirst(), List.of(), false);
            default -> new Link(null, candidates, false);
        };
    }

    /// To whom a person has named.
    static Link decided(@Nullable UUID client) {
        return new Link(client, List.of(), true);
    }

    /// Whether whoever turns up later may still be the one.
    boolean isOpen() {
        return client == null && !byHand;
    }
}
