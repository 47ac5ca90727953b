package com.msaas.comms.copies;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public class Clinics {
    private final ClinicCopy copy;

    Clinics(ClinicCopy copy) {
        this.copy = copy;
    }

    /// What the bound clinic is called, if it has said so.
    public Optional<String> called() {
        return copy.called();
    }
}
