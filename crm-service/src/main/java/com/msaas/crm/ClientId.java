package com.msaas.crm;

import java.util.UUID;

/// Names one patient's file. The API says client, people say patient.
public record ClientId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
