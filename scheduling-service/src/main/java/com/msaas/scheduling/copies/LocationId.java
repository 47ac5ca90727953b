package com.msaas.scheduling.copies;

import java.util.UUID;

/// Names a place where the clinic works; what it is like, tenant-service knows.
public record LocationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
