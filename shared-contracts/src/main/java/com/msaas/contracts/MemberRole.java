package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What somebody may do in a clinic, the mightiest first.
public enum MemberRole {
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("staff")
    STAFF,
    @JsonProperty("viewer")
    VIEWER
}
