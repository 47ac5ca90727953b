package com.msaas.tenant.clinic;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A day of the week, as clients write it.
public enum Day {
    @JsonProperty("MON")
    MON,
    @JsonProperty("TUE")
    TUE,
    @JsonProperty("WED")
    WED,
    @JsonProperty("THU")
    THU,
    @JsonProperty("FRI")
    FRI,
    @JsonProperty("SAT")
    SAT,
    @JsonProperty("SUN")
    SUN
}
