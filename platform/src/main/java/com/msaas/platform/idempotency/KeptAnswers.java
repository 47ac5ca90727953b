package com.msaas.platform.idempotency;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Where the answers are kept: with the clinic's data, or, where no clinic is bound, beside it. Whether an
/// answer is expired is judged here by the clock; MongoDB only cleans up behind.
final class KeptAnswers {
    private static final Duration KEPT = Duration.ofHours(24);

    private final TenantCollection ofTenants;
    private final CrossTenantCollection ofNobody;
    private final Clock clock;

    KeptAnswers(Database database, Clock clock) {
        this.ofTenants = database.tenantCollection(
                CollectionSpec.named("idempotent_answers").expiring("expires_at", Duration.ofHours(1)));
        this.ofNobody = database.crossTenantCollection(
                CollectionSpec.named("public_idempotent_answers").expiring("expires_at", Duration.ofHours(1)));
        this.clock = clock;
    }

    /// The answer that the attempt's key has, if it is not expired.
    Optional<KeptAnswer> find(Attempt attempt) {
        Bson filter = Filters.eq(attempt.id());
        Optional<Document> found = attempt.ofTenant()
                ? ofTenants.findOne(filter)
                : Optional.ofNullable(ofNobody.plain().find(filter).first());
        return found.map(KeptAnswer::of).filter(answer -> !answer.isExpired(clock.instant()));
    }

    /// Takes the key, inside the open transaction, before anything else is done there.
    ///
    /// @throws TakenMeanwhile when a twin has it
    void take(Attempt attempt) {
        Instant now = clock.instant();
        Bson expired = Filters.and(Filters.eq(attempt.id()), Filters.lte("expires_at", Date.from(now)));
        Document taken = new Document("_id", attempt.id())
                .append("body_hash", attempt.bodyHash())
                .append("created_at", Date.from(now))
                .append("expires_at", Date.from(now.plus(KEPT)));
        try {
            if (attempt.ofTenant()) {
                ofTenants.deleteOne(expired);
                ofTenants.insert(taken);
            } else {
                ofNobody.use(c -> c.deleteOne(expired), (c, session) -> c.deleteOne(session, expired));
                ofNobody.insert(taken);
            }
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                throw new TakenMeanwhile();
            }
            throw e;
        }
    }

    /// Notes the answer under the key that was taken, inside the same transaction.
    void keep(Attempt attempt, int status, String json, @Nullable String etag) {
        Bson filter = Filters.eq(attempt.id());
        Bson answer =
                Updates.combine(Updates.set("status", status), Updates.set("json", json), Updates.set("etag", etag));
        if (attempt.ofTenant()) {
            ofTenants.updateOne(filter, answer);
        } else {
            ofNobody.use(c -> c.updateOne(filter, answer), (c, session) -> c.updateOne(session, filter, answer));
        }
    }

    /// A twin took the key and its transaction is through.
    static final class TakenMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenMeanwhile() {
            super("a twin has taken the key", null, false, false);
        }
    }
}
