package com.msaas.scheduling.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/// A day of the week, as clients write it.
public enum Weekday {
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
    SUN;

    /// The weekday of a date.
    public static Weekday of(LocalDate date) {
        return values()[date.getDayOfWeek().ordinal()];
    }
}
