package com.msaas.notification.copies;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How the bound clinic's patients are reached.
@Component
public class Patients {
    private final ContactCopy copy;

    Patients(ContactCopy copy) {
        this.copy = copy;
    }

    /// Nothing when the contact has not arrived, or was taken back: the two look alike from here.
    public Optional<Patient> find(UUID client) {
        return copy.of(client);
    }
}
