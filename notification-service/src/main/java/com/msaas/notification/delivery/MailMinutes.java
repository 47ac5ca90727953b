package com.msaas.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// The last minute in which a clinic's mails have places, and how many of them are given: one document for each
/// clinic, changed from the very values that were read, so that each place is given once.
@Repository
class MailMinutes {
    private static final String MINUTE = "minute";
    private static final String GIVEN = "given";

    private final TenantCollection minutes;

    MailMinutes(Database database) {
        minutes = database.tenantCollection(CollectionSpec.named("mail_minutes"));
    }

    /// Takes the clinic's next place.
    ///
    /// @param thisMinute before which none is given
    MailPlace take(Instant thisMinute, int places) {
        UUID clinic = TenantContext.current().value();
        while (true) {
            Document before = minutes.byId(clinic).orElse(null);
            if (before == null) {
                if (begin(clinic, thisMinute)) {
                    return new MailPlace(thisMinute, 0);
                }
            } else {
                MailPlace last = new MailPlace(before.getDate(MINUTE).toInstant(), before.getInteger(GIVEN) - 1);
                MailPlace next = last.next(thisMinute, places);
                if (minutes.updateOne(standingAt(clinic, last), to(next))) {
                    return next;
                }
            }
        }
    }

    private boolean begin(UUID clinic, Instant minute) {
        try {
            minutes.insert(new Document("_id", clinic)
                    .append(MINUTE, Date.from(minute))
                    .append(GIVEN, 1));
            return true;
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Bson standingAt(UUID clinic, MailPlace last) {
        return and(eq(clinic), eq(MINUTE, Date.from(last.minute())), eq(GIVEN, last.index() + 1));
    }

    private static Bson to(MailPlace next) {
        return combine(set(MINUTE, Date.from(next.minute())), set(GIVEN, next.index() + 1));
    }
}
