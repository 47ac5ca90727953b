package com.msaas.auth.registration;

import com.msaas.auth.identity.PendingIdentities;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/// Removes the user of a registration of which nothing came.
@Component
class DiscardIdentity implements JobHandler {
    private final PendingIdentities identities;
    private final RegistrationJobs jobs;

    DiscardIdentity(PendingIdentities identities, RegistrationJobs jobs) {
        this.identities = identities;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return RegistrationJobs.DISCARD;
    }

    @Override
    public void run(Job job) {
        jobs.insist(job, () -> identities.discard(RegistrationJobs.registrationOf(job)));
    }
}
