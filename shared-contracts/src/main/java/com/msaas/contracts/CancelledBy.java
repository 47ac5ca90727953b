package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whose wish it was that an appointment does not take place; the words they gave for it stay in scheduling.
public enum CancelledBy {
    @JsonProperty("staff")
    STAFF,
    @JsonProperty("patient")
    PATIENT
}
