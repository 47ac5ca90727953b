package com.msaas.notification.copies;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public class Clinics {
    private final ClinicCopy copy;

    Clinics(ClinicCopy copy) {
        this.copy = copy;
    }

    /// The bound clinic, once it has told of itself.
    public Optional<Clinic> current() {
        return copy.current();
    }
}
