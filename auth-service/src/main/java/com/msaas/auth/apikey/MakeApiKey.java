package com.msaas.auth.apikey;

import com.msaas.auth.identity.MachineUsers;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Permission;
import com.msaas.platform.tenancy.TenantContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a key: written down here first, then at Keycloak, then shown. Whatever a crash leaves half-made is taken
/// away by [EndApiKey].
@Component
class MakeApiKey {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ApiKeys keys;
    private final EndApiKey endApiKey;
    private final MachineUsers users;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final Clock clock;

    MakeApiKey(
            ApiKeys keys,
            EndApiKey endApiKey,
            MachineUsers users,
            AuditTrail auditTrail,
            Transactions transactions,
            Clock clock) {
        this.keys = keys;
        this.endApiKey = endApiKey;
        this.users = users;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A key and what it is presented as, which nobody can look up afterwards.
    record Made(ApiKey key, KeyText text) {}

    /// @throws RefusedException when the clinic has too many, or Keycloak is away
    Made make(String name, Set<Permission> scopes, @Nullable Instant expiresAt, UUID by) {
        if (keys.count() >= ApiKeys.MOST) {
            throw new RefusedException(ApiKeyRefusal.TOO_MANY_API_KEYS);
        }
        ApiKey key = new ApiKey(Ids.next(), name, scopes, by, clock.instant(), null, expiresAt, null);
        KeyText text = KeyText.of(key.id());
        transactions.inOne(() -> {
            keys.begin(key);
            endApiKey.unlessFinishedBy(key.id(), clock.instant().plus(LEFT_ALONE));
            return key;
        });
        UUID user = users.create(
                ApiKey.userName(key.id()), new Membership(TenantContext.current(), key.role()), scopes, text.secret());
        return transactions.inOne(() -> {
            if (!keys.finish(key.id(), user)) {
                throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
            }
            if (expiresAt != null) {
                endApiKey.at(key.id(), expiresAt);
            }
            auditTrail.record(AuditEntry.of("api_key.made", "api_key", key.id())
                    .change("name", null, name)
                    .change(
                            "scopes",
                            null,
                            scopes.stream().map(Permission::wireName).sorted().collect(Collectors.joining(" ")))
                    .change("user_id", null, user)
                    .critical());
            return new Made(keys.find(key.id()).orElseThrow(), text);
        });
    }
}
