package com.msaas.auth.twofactor;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// What Keycloak does not know of second factors. A person has one for all his clinics.
@Repository
class StoredTwoFactors {
    private static final String ON = "on";
    private static final String NONCE = "nonce";
    private static final String UNTIL = "until";
    private static final String CODES = "recovery_codes";
    private static final String SPENT = "spent_code";
    private static final String SPENT_UNTIL = "spent_until";

    /// How long setting up may take.
    static final Duration SET_UP_WITHIN = Duration.ofMinutes(15);

    /// Longer than Keycloak takes a code.
    private static final Duration CODE_LIVES = Duration.ofMinutes(2);

    private final CrossTenantCollection twoFactors;
    private final Clock clock;

    StoredTwoFactors(Database database, Clock clock) {
        this.twoFactors = database.crossTenantCollection(CollectionSpec.named("two_factors"));
        this.clock = clock;
    }

    /// Setting up has begun, in the place of an earlier try.
    void begin(UUID user, byte[] nonce, List<String> hashes) {
        Document begun = new Document("_id", user)
                .append(ON, false)
                .append(NONCE, Base64.getEncoder().encodeToString(nonce))
                .append(UNTIL, Date.from(clock.instant().plus(SET_UP_WITHIN)))
                .append(CODES, hashes);
        twoFactors.plain().replaceOne(eq(user), begun, new ReplaceOptions().upsert(true));
    }

    /// What the secret was made of that is being set up.
    Optional<byte[]> nonce(UUID user) {
        return Optional.ofNullable(twoFactors
                        .plain()
                        .find(and(eq(user), eq(ON, false), gt(UNTIL, Date.from(clock.instant()))))
                        .first())
                .map(stored -> Base64.getDecoder().decode(stored.getString(NONCE)));
    }

    /// It is on. The code that proved it is spent.
    void on(UUID user, String code) {
        Bson update = Updates.combine(
                Updates.set(ON, true),
                Updates.unset(NONCE),
                Updates.unset(UNTIL),
                Updates.set(SPENT, hash(user, code)),
                Updates.set(SPENT_UNTIL, Date.from(clock.instant().plus(CODE_LIVES))));
        twoFactors.use(c -> c.updateOne(eq(user), update), (c, session) -> c.updateOne(session, eq(user), update));
    }

    boolean isOn(UUID user) {
        return exists(and(eq(user), eq(ON, true)));
    }

    /// Whether this code was spent on setting up a moment ago: Keycloak, which has not seen it, would take it.
    boolean isSpent(UUID user, String code) {
        return exists(and(eq(user), eq(SPENT, hash(user, code)), gt(SPENT_UNTIL, Date.from(clock.instant()))));
    }

    boolean hasRecoveryCode(UUID user, String hash) {
        return exists(and(eq(user), eq(CODES, hash)));
    }

    /// Nothing is left of it.
    void forget(UUID user) {
        twoFactors.use(c -> c.deleteOne(eq(user)), (c, session) -> c.deleteOne(session, eq(user)));
    }

    private boolean exists(Bson filter) {
        return twoFactors.plain().find(filter).first() != null;
    }

    private static String hash(UUID user, String code) {
        return Sha256.hex(user + "/" + code);
    }
}
