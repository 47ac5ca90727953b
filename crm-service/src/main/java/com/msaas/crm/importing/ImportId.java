package com.msaas.crm.importing;

import java.util.UUID;

/// Names one import. The API calls it a job.
record ImportId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
