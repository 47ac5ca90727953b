package com.msaas.tenant.location;

import java.util.UUID;

/// Names one location.
record LocationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
