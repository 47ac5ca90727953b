package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What kind of hand did it.
public enum AuditActorKind {
    /// A member of the clinic, named by `user_id`.
    @JsonProperty("user")
    USER,
    /// Someone at a public door: a booking page, a signed link.
    @JsonProperty("patient")
    PATIENT,
    /// One who runs the system and belongs to no clinic.
    @JsonProperty("operator")
    OPERATOR,
    /// A timer or a reaction to an event.
    @JsonProperty("system")
    SYSTEM
}
