package com.msaas.auth.apikey;

import com.msaas.auth.identity.MachineUsers;
import com.msaas.auth.identity.UntilKeycloakAnswers;
import com.msaas.contracts.SessionsEnded;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.JobHandler;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.outbox.Outbox;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Ends a key: its tokens are void at once, and Keycloak forgets it as soon as it answers. One that has run out ends
/// by itself, and one that was never finished is cleared away.
@Component
class EndApiKey implements JobHandler {
    private static final String WHY = "why";
    private static final String UNFINISHED = "unfinished";
    private static final String RUN_OUT = "run_out";
    private static final String TAKEN_BACK = "taken_back";

    private final ApiKeys keys;
    private final MachineUsers users;
    private final UntilKeycloakAnswers untilKeycloakAnswers;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    EndApiKey(
            ApiKeys keys,
            MachineUsers users,
            UntilKeycloakAnswers untilKeycloakAnswers,
            Outbox outbox,
            AuditTrail auditTrail,
            Jobs jobs,
            Transactions transactions,
            Clock clock) {
        this.keys = keys;
        this.users = users;
        this.untilKeycloakAnswers = untilKeycloakAnswers;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws RefusedException when the bound clinic has no such key
    void takeBack(UUID id) {
        transactions.inOne(() -> {
            ApiKey key = keys.find(id)
                    .filter(found -> found.userId() != null)
                    .orElseThrow(() -> new RefusedException(CommonRefusal.notFound("api_key")));
            end(key, TAKEN_BACK);
            schedule(id, TAKEN_BACK, clock.instant());
            return key;
        });
    }

    /// Within the open transaction: unless the key is finished by then, nothing of it stays.
    void unlessFinishedBy(UUID id, Instant deadline) {
        schedule(id, UNFINISHED, deadline);
    }

    /// Within the open transaction: it opens nothing from then on.
    void at(UUID id, Instant expiry) {
        schedule(id, RUN_OUT, expiry);
    }

    @Override
    public String kind() {
        return "api_key_end";
    }

    @Override
    public void run(Job job) {
        String why = job.payload().getString(WHY);
        UUID id = UUID.fromString(job.key().substring(job.key().indexOf('/') + 1));
        boolean isOver = transactions.inOne(() -> keys.find(id)
                .map(key -> {
                    boolean stays = why.equals(UNFINISHED) && key.userId() != null;
                    if (!stays) {
                        end(key, why);
                    }
                    return !stays;
                })
                .orElse(true));
        if (isOver) {
            untilKeycloakAnswers.insist(() -> users.discard(ApiKey.userName(id)));
        }
    }

    private void end(ApiKey key, String why) {
        keys.remove(key.id());
        UUID user = key.userId();
        if (user != null) {
            outbox.publish(new SessionsEnded(
                    Ids.next(), 1, user, List.of(), true, clock.instant().plusSeconds(1)));
            auditTrail.record(
                    AuditEntry.of(why.equals(RUN_OUT) ? "api_key.run_out" : "api_key.taken_back", "api_key", key.id())
                            .change("name", key.name(), null)
                            .critical());
        }
    }

    private void schedule(UUID id, String why, Instant due) {
        jobs.schedule(kind(), why + "/" + id, due, new Document(WHY, why));
    }
}
