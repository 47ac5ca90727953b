package com.msaas.gateway.apikey;

import java.time.Duration;
import java.util.Optional;

/// What auth-service says to a key.
///
/// @param accessToken none for a key that opens nothing
/// @param goodFor how long that is to be believed
record Exchange(Optional<String> accessToken, Duration goodFor) {
    /// A token is not used up to its very end: on its way to a service it must not run out.
    private static final Duration REST = Duration.ofSeconds(20);

    /// So that whoever insists on a wrong key asks nobody but the gateway.
    private static final Duration REFUSED_FOR = Duration.ofSeconds(30);

    static Exchange granted(String accessToken, Duration life) {
        Duration goodFor = life.minus(REST);
        return new Exchange(Optional.of(accessToken), goodFor.isNegative() ? Duration.ZERO : goodFor);
    }

    static Exchange refused() {
        return new Exchange(Optional.empty(), REFUSED_FOR);
    }

    @Override
    public String toString() {
        return "Exchange[goodFor=" + goodFor + "]";
    }
}
