package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How closely someone should look; `critical` raises an alert (deletions, exports, changes of role).
public enum AuditSeverity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("critical")
    CRITICAL
}
