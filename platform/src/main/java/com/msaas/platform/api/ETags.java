package com.msaas.platform.api;

/// Entity tags of versions.
public final class ETags {
    private ETags() {}

    /// The strong entity tag of a resource as it is now.
    public static String of(Versioned resource) {
        return "\"" + resource.version() + "\"";
    }
}
