package com.msaas.gateway.limiting;

import java.time.Duration;

/// Requests of a minute that begins with the first of them.
///
/// @param count how many there were in it, the one at hand included
/// @param rest how long it still is
record Window(long count, Duration rest) {
    static final Duration LENGTH = Duration.ofMinutes(1);
}
