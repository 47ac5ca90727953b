package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an appointment stands after the fact that tells of it.
public enum AppointmentStatus {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("checked_in")
    CHECKED_IN,
    @JsonProperty("in_progress")
    IN_PROGRESS,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("no_show")
    NO_SHOW
}
