package com.msaas.auth.limits;

import java.time.Duration;

/// How many tries of one sort are taken in a span of time.
///
/// @param what the sort, in words with underscores
public record Limit(String what, int most, Duration window) {}
