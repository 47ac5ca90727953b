package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/// One span of a weekday during which a clinic, or one of the places where it works, is open, by the clocks there. A
/// day may have several, a day without any is closed.
public record OpeningHours(
        Weekday day,

        @JsonFormat(pattern = "HH:mm") @WireForm(WireForm.TIME_OF_DAY)
        LocalTime start,

        @JsonFormat(pattern = "HH:mm") @WireForm(WireForm.TIME_OF_DAY)
        LocalTime end) {}
