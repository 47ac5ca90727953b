package com.msaas.platform.inbox;

import com.msaas.platform.inbox.DeadLetters.Letter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a replay did and what is still parked.
///
/// @param replayed how many messages have had their effect now
public record ReplayReport(int replayed, List<Parked> parked) {

    /// A message that is parked.
    ///
    /// @param aggregate nothing when the message cannot be read: it is parked for good
    public record Parked(
            UUID id,
            String listener,
            String topic,
            int partition,
            long offset,
            @Nullable String aggregate,
            String reason,
            Instant parkedAt,
            boolean forGood) {
        static Parked of(Letter letter) {
            return new Parked(
                    letter.id(),
                    letter.who().listener(),
                    letter.message().topic(),
                    letter.message().partition(),
                    letter.message().offset(),
                    letter.aggregate(),
                    letter.reason(),
                    letter.at(),
                    letter.aggregate() == null);
        }
    }
}
