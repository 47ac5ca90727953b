package com.msaas.tenant.clinic;

import java.time.ZoneId;

/// The clocks and hours of a clinic, which each place where it works goes by unless it has its own.
public record ClinicHours(ZoneId timezone, WeeklyHours openingHours) {}
