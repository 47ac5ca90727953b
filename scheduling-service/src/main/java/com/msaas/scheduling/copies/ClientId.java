package com.msaas.scheduling.copies;

import java.util.UUID;

/// Names a patient; who that is, crm knows.
public record ClientId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
