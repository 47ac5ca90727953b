package com.msaas.platform.api;

import tools.jackson.databind.util.RawValue;

/// The `data` of an answer that is JSON already, and goes out byte by byte as it is.
public record StoredAnswer(String json) {
    RawValue raw() {
        return new RawValue(json);
    }
}
