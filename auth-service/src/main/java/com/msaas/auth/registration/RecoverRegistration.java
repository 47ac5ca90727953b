package com.msaas.auth.registration;

import com.msaas.auth.identity.PendingIdentities;
import com.msaas.auth.registration.Registration.State;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusalKind;
import com.msaas.platform.refusal.RefusedException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Looks after an attempt a while after it began. If it is still under way its process has died or was cut
/// off: with its user made it is completed, as whoever sent it wanted; without him it ends.
@Component
class RecoverRegistration implements JobHandler {
    private final Registrations registrations;
    private final PendingIdentities identities;
    private final MakePending makePending;
    private final EndRegistration end;
    private final RegistrationJobs jobs;
    private final Transactions transactions;

    RecoverRegistration(
            Registrations registrations,
            PendingIdentities identities,
            MakePending makePending,
            EndRegistration end,
            RegistrationJobs jobs,
            Transactions transactions) {
        this.registrations = registrations;
        this.identities = identities;
        this.makePending = makePending;
        this.end = end;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return RegistrationJobs.RECOVERY;
    }

    @Override
    public void run(Job job) {
        jobs.insist(job, () -> lookAfter(RegistrationJobs.registrationOf(job)));
    }

    private void lookAfter(UUID id) {
        Registration registration = registrations.byId(id).orElse(null);
        if (registration == null) {
            // verified, or given up, perhaps by a process that died before it could say so
            jobs.discard(id);
        } else if (registration.state() == State.UNDER_WAY) {
            identities
                    .find(id)
                    .ifPresentOrElse(user -> complete(registration, user), () -> end.from(id, State.UNDER_WAY));
        }
    }

    private void complete(Registration registration, UUID user) {
        try {
            transactions.inOne(() -> makePending.make(registration, user));
        } catch (RefusedException e) {
            if (e.refusal().kind() == RefusalKind.UNAVAILABLE) {
                throw e;
            }
            end.from(registration.id(), State.UNDER_WAY);
        }
    }
}
