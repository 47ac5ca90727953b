package com.msaas.notification.copies;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A clinic as those see it who are written to in its name.
///
/// @param name nothing until the clinic has told it
/// @param locale a BCP 47 tag: `ro-RO`
public record Clinic(@Nullable String name, ZoneId zone, String locale) {
    /// What every clinic starts from.
    public static final Clinic USUAL = new Clinic(null, ZoneId.of("Europe/Bucharest"), "ro-RO");
}
