package com.msaas.crm.copies;

import org.springframework.stereotype.Component;

/// What is known of the clinic that the work at hand is done for.
@Component
public class Clinics {
    private final ClinicCopy copy;

    Clinics(ClinicCopy copy) {
        this.copy = copy;
    }

    /// The bound clinic; what every clinic starts from until it has told of itself.
    public Clinic current() {
        return copy.current().orElse(Clinic.NEW);
    }
}
