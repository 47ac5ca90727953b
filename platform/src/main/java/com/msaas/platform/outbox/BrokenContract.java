package com.msaas.platform.outbox;

/// An event that its own service may not publish: a fault of ours, found before anybody else sees it.
public final class BrokenContract extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenContract(String type, String problem) {
        super(type + " breaks its contract: " + problem);
    }
}
