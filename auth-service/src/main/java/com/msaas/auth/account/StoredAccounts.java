package com.msaas.auth.account;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.msaas.auth.identity.EmailAddress;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Accounts in MongoDB. They cross tenants by their nature: a person may belong to several clinics.
@Repository
class StoredAccounts implements Accounts {
    private static final String EMAIL = "email";

    private final CrossTenantCollection accounts;

    StoredAccounts(Database database) {
        this.accounts =
                database.crossTenantCollection(CollectionSpec.named("accounts").unique(Indexes.ascending(EMAIL)));
    }

    @Override
    public void add(Account account) {
        accounts.insert(new Document("_id", account.userId())
                .append(EMAIL, account.email().value())
                .append("name", account.name())
                .append("since", Date.from(account.since()))
                .append("version", account.version()));
    }

    @Override
    public Optional<Account> of(UUID userId) {
        return one(eq(userId));
    }

    @Override
    public Optional<Account> with(EmailAddress address) {
        return one(eq(EMAIL, address.value()));
    }

    @Override
    public boolean hold(EmailAddress address) {
        return with(address).isPresent();
    }

    private Optional<Account> one(Bson filter) {
        return Optional.ofNullable(accounts.use(
                        c -> c.find(filter).first(),
                        (c, session) -> c.find(session, filter).first()))
                .map(StoredAccounts::account);
    }

    private static Account account(Document stored) {
        return new Account(
                stored.get("_id", UUID.class),
                new EmailAddress(stored.getString(EMAIL)),
                stored.getString("name"),
                stored.getDate("since").toInstant(),
                stored.getLong("version"));
    }
}
