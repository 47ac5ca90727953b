package com.msaas.auth.registration;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/// Ends a registration whose link nobody has used in time.
@Component
class EndOverdueRegistration implements JobHandler {
    private final EndRegistration end;

    EndOverdueRegistration(EndRegistration end) {
        this.end = end;
    }

    @Override
    public String kind() {
        return RegistrationJobs.DEADLINE;
    }

    @Override
    public void run(Job job) {
        end.from(RegistrationJobs.registrationOf(job), Registration.State.PENDING);
    }
}
