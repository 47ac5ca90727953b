package com.msaas.notification.delivery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
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

/// How many mails a clinic has handed in, in its newest minute: one document for each clinic.
@Repository
class MailMinutes {
    private static final String MINUTE = "minute";
    private static final String MAILS = "mails";

    private final TenantCollection minutes;

    MailMinutes(Database database) {
        minutes = database.tenantCollection(CollectionSpec.named("mail_minutes"));
    }

    /// Counts one more mail in this minute of the bound clinic.
    ///
    /// @return false when it has had as many as it may, or when another instance is in a later minute already
    boolean count(Instant minute, int atMost) {
        return another(minute, atMost) || first(minute) || another(minute, atMost);
    }

    private boolean another(Instant minute, int atMost) {
        return minutes.updateOne(and(clinic(), eq(MINUTE, Date.from(minute)), lt(MAILS, atMost)), inc(MAILS, 1));
    }

    private boolean first(Instant minute) {
        boolean later = minutes.updateOne(
                and(clinic(), lt(MINUTE, Date.from(minute))), combine(set(MINUTE, Date.from(minute)), set(MAILS, 1)));
        return later || minutes.findOne(clinic()).isEmpty() && begin(minute);
    }

    private boolean begin(Instant minute) {
        try {
            minutes.insert(
                    new Document("_id", id()).append(MINUTE, Date.from(minute)).append(MAILS, 1));
            return true;
        } catch (MongoException e) {
            if (MongoErrors.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Bson clinic() {
        return eq(id());
    }

    private static UUID id() {
        return TenantContext.current().value();
    }
}
