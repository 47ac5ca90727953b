package com.msaas.contracts;

import java.time.LocalDate;

/// A date on which a clinic is closed whatever its opening hours say, and how the clinic calls it.
public record Holiday(LocalDate date, String name) {}
