package com.msaas.notification.copies;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.MemberFact;
import com.msaas.contracts.MemberJoined;
import com.msaas.contracts.MemberRemoved;
import com.msaas.contracts.MemberRole;
import com.msaas.contracts.MemberRoleChanged;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.tenancy.TenantContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in who belongs to a clinic, and as what. Of whoever was removed it is kept that he was, without a role.
@Component
class MemberCopy extends NewestCopy<MemberFact> {
    static final String NAME = "members";
    private static final String USER = "user_id";
    private static final String ROLE = "role";

    MemberCopy(Database database) {
        super(database, NAME, CollectionSpec.named(NAME).index(Indexes.ascending(ROLE)));
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.onFamily(MemberFact.class, this::keep);
    }

    /// A person may belong to several clinics.
    @Override
    protected Object key(UUID user) {
        return TenantContext.current() + "/" + user;
    }

    @Override
    protected Document kept(MemberFact fact) {
        return new Document(USER, fact.userId()).append(ROLE, role(fact));
    }

    private static @Nullable String role(MemberFact fact) {
        return switch (fact) {
            case MemberJoined joined -> joined.role().name();
            case MemberRoleChanged changed -> changed.role().name();
            case MemberRemoved removed -> null;
        };
    }

    Optional<MemberRole> roleOf(UUID user) {
        return find(user).map(document -> document.getString(ROLE)).map(MemberRole::valueOf);
    }

    List<UUID> with(MemberRole role) {
        return where(eq(ROLE, role.name())).list(document -> document.get(USER, UUID.class));
    }
}
