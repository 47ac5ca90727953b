package com.msaas.comms.contactform;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.model.Indexes;
import com.msaas.comms.conversation.Participant;
import com.msaas.comms.message.MessageText;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.mongo.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Who has just sent the form, by address and by number, and what they sent last. Two forms of one sender meet
/// here: one of them waits for the other, so that both go into one conversation, and the same one sent twice
/// is noticed.
@Repository
class Senders {
    private static final String KEY = "key";
    private static final String LAST = "last";
    private static final String AT = "at";
    private static final Duration SAME_PRESS = Duration.ofMinutes(10);

    private final TenantCollection senders;

    Senders(Database database) {
        senders = database.tenantCollection(CollectionSpec.named("contact_form_senders")
                .unique(Indexes.ascending(KEY))
                .expiring(AT, Duration.ofDays(1)));
    }

    /// Notes the form, inside the open transaction.
    ///
    /// @return false when the sender has sent the very same a moment ago
    boolean note(Participant sender, MessageText text, Instant now) {
        Transactions.demand();
        String hash = Sha256.hex(sender.name() + '\0' + keys(sender) + '\0' + text.value());
        boolean isNew = true;
        for (String key : keys(sender)) {
            isNew &= note(key, hash, now);
        }
        return isNew;
    }

    private boolean note(String key, String hash, Instant now) {
        Document next = new Document(KEY, key).append(LAST, hash).append(AT, Date.from(now));
        Document before = senders.findOne(eq(KEY, key)).orElse(null);
        if (before == null) {
            insert(next.append("_id", Ids.next()));
            return true;
        }
        senders.replaceOne(eq(before.get("_id")), next.append("_id", before.get("_id")));
        Instant last = before.getDate(AT).toInstant();
        return !hash.equals(before.getString(LAST)) || last.plus(SAME_PRESS).isBefore(now);
    }

    private void insert(Document sender) {
        try {
            senders.insert(sender);
        } catch (MongoException e) {
            if (!MongoErrors.isDuplicateKey(e)) {
                throw e;
            }
            // the other form is through since this transaction's snapshot: it starts over and sees that
            MongoException again = new MongoException("the same sender was noted meanwhile", e);
            again.addLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            throw again;
        }
    }

    /// Always in one order, so that no two wait for each other.
    private static List<String> keys(Participant sender) {
        List<String> keys = new ArrayList<>();
        EmailAddress email = sender.email();
        if (email != null) {
            keys.add("email:" + email.value());
        }
        PhoneNumber phone = sender.phone();
        if (phone != null) {
            keys.add("phone:" + phone.value());
        }
        return keys;
    }
}
