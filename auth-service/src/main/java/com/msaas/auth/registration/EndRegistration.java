package com.msaas.auth.registration;

import com.msaas.platform.mongo.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ends a registration and has its user removed.
@Component
public class EndRegistration {
    private final Registrations registrations;
    private final RegistrationJobs jobs;
    private final Transactions transactions;

    EndRegistration(Registrations registrations, RegistrationJobs jobs, Transactions transactions) {
        this.registrations = registrations;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /// Ends it if it is in one of these states, else leaves it as it is.
    public void from(UUID registration, Registration.State... states) {
        transactions.inOne(() -> {
            if (registrations.end(registration, states)) {
                jobs.discard(registration);
            }
        });
    }
}
