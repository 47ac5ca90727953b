package com.msaas.auth.limits;

import com.mongodb.MongoException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Counts in MongoDB, in windows of time. Whom a count is about is kept as a hash only; a window that is over
/// is forgotten.
@Repository
class StoredTries implements Tries {
    private final CrossTenantCollection tries;
    private final Clock clock;

    StoredTries(Database database, Clock clock) {
        this.tries =
                database.crossTenantCollection(CollectionSpec.named("tries").expiring("until", Duration.ofMinutes(1)));
        this.clock = clock;
    }

    @Override
    public boolean take(Limit limit, String subject) {
        return counted(limit, subject, 1) <= limit.most();
    }

    @Override
    public boolean areUsedUp(Limit limit, String subject) {
        Document found =
                tries.plain().find(new Document("_id", id(limit, subject))).first();
        return found != null && found.getInteger("count") >= limit.most();
    }

    private int counted(Limit limit, String subject, int again) {
        Bson one = Updates.combine(
                Updates.inc("count", 1),
                Updates.setOnInsert("until", Date.from(clock.instant().plus(limit.window()))));
        try {
            Document after = tries.plain()
                    .findOneAndUpdate(
                            new Document("_id", id(limit, subject)),
                            one,
                            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
            return after == null ? 1 : after.getInteger("count");
        } catch (MongoException e) {
            if (again > 0 && MongoErrors.isDuplicateKey(e)) {
                // two first tries met
                return counted(limit, subject, again - 1);
            }
            throw e;
        }
    }

    private String id(Limit limit, String subject) {
        return limit.what() + "/" + limit.span(clock.instant()) + "/"
                + Sha256.hex(subject).substring(0, 32);
    }
}
