package com.msaas.analytics.copies;

import java.time.ZoneId;

/// Where a clinic keeps its time and in what it is paid.
public record Clinic(ZoneId zone, String currency) {}
