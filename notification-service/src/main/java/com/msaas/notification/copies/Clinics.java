package com.msaas.notification.copies;

import java.time.ZoneId;
import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public class Clinics {
    /// What every clinic starts from.
    private static final ZoneId USUAL = ZoneId.of("Europe/Bucharest");

    private final ClinicCopy copy;

    Clinics(ClinicCopy copy) {
        this.copy = copy;
    }

    /// The bound clinic's zone; the usual one until it has told of itself.
    public ZoneId zone() {
        return copy.current().orElse(USUAL);
    }
}
