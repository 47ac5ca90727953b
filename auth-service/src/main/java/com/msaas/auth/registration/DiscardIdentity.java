package com.msaas.auth.registration;

import com.msaas.auth.account.Accounts;
import com.msaas.auth.identity.PendingIdentities;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Removes the user of a registration of which nothing came. Whoever has an account stays, though he may be
/// switched off: that was an administrator then.
@Component
class DiscardIdentity implements JobHandler {
    private final PendingIdentities identities;
    private final Accounts accounts;
    private final RegistrationJobs jobs;

    DiscardIdentity(PendingIdentities identities, Accounts accounts, RegistrationJobs jobs) {
        this.identities = identities;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return RegistrationJobs.DISCARD;
    }

    @Override
    public void run(Job job) {
        jobs.insist(job, () -> discard(RegistrationJobs.registrationOf(job)));
    }

    private void discard(UUID registration) {
        if (identities.find(registration).flatMap(accounts::of).isEmpty()) {
            identities.discard(registration);
        }
    }
}
