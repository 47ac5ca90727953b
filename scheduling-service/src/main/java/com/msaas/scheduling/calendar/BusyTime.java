package com.msaas.scheduling.calendar;

import com.msaas.scheduling.time.TimeRange;
import java.util.UUID;

/// An entry of an agenda: for which appointment somebody is busy.
///
/// @param claimed what nobody else may have: the visit with the time before and after it
/// @param visit when the patient is there
/// @param overbooked somebody entitled to it let this one overlap others
public record BusyTime(UUID appointment, TimeRange claimed, TimeRange visit, boolean overbooked) {}
