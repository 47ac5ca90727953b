package com.msaas.gateway.limiting;

/// Redis did not count: it is away, or it does not answer in time. An expected state, so without a trace.
final class CountingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CountingFailed(String why) {
        super(why, null, false, false);
    }
}
