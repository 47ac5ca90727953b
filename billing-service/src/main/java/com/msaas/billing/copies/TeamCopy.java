package com.msaas.billing.copies;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.Indexes;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.MemberContact;
import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.Projection;
import com.msaas.platform.inbox.Subscriptions;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Counts a clinic's members by what is told of them: whoever registered the clinic, and everybody whose
/// contact is known and not taken back. Each is one document, so it does not matter what is told twice, or
/// first.
@Component
class TeamCopy implements Team, Projection {
    private static final String USER = "user_id";
    private static final String OWNER = "owner";

    private final TenantCollection members;

    TeamCopy(Database database) {
        members = database.projectionCollection(
                name(), CollectionSpec.named("members").unique(Indexes.ascending(USER)));
    }

    @Override
    public String name() {
        return "team";
    }

    @Override
    public void subscribe(Subscriptions on) {
        on.on(ClinicRegistered.class, registered -> put(registered.userId(), true))
                .on(MemberContact.class, contact -> put(contact.userId(), false))
                .onForgotten(Topic.AUTH_CONTACT, user -> members.deleteOne(and(eq(USER, user), ne(OWNER, true))));
    }

    private void put(UUID user, boolean owner) {
        members.upsertOne(
                eq(TenantContext.current() + "/" + user),
                owner
                        ? combine(setOnInsert(USER, user), set(OWNER, true))
                        : combine(setOnInsert(USER, user), setOnInsert(OWNER, false)));
    }

    /// A clinic has an owner, even one of whom nothing was heard yet.
    @Override
    public long size() {
        return Math.max(1, members.count(empty()));
    }
}
