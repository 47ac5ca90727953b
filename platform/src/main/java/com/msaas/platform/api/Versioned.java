package com.msaas.platform.api;

/// A resource that counts its changes. An answer with one carries the count as its `ETag` too.
public interface Versioned {

    /// 1 at first, one more with each change.
    long version();
}
