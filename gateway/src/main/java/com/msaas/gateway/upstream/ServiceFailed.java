package com.msaas.gateway.upstream;

/// A service gave no answer of its own.
final class ServiceFailed extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceFailed(String why) {
        super(why, null, false, false);
    }
}
