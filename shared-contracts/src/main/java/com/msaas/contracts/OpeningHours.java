package com.msaas.contracts;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/// One span of a weekday during which a clinic is open, in the clinic's own zone. A day may have several, a
/// day without any is closed.
public record OpeningHours(
        Weekday day,

        @JsonFormat(pattern = "HH:mm") @WireForm(WireForm.TIME_OF_DAY)
        LocalTime start,

        @JsonFormat(pattern = "HH:mm") @WireForm(WireForm.TIME_OF_DAY)
        LocalTime end) {}
