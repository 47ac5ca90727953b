package com.msaas.tenant.profile;

import static com.mongodb.client.model.Filters.eq;

import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoErrors;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.tenant.clinic.Language;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// The profiles of those who have chosen something.
@Repository
class Profiles {
    private final TenantCollection profiles;

    Profiles(Database database) {
        this.profiles = database.tenantCollection(CollectionSpec.named("profiles"));
    }

    Profile of(UUID user) {
        return profiles.findOne(eq(id(user)))
                .map(stored -> {
                    String language = stored.getString("language");
                    return new Profile(
                            user, stored.getLong("version"), language == null ? null : new Language(language));
                })
                .orElseGet(() -> Profile.untouched(user));
    }

    /// Puts the profile in the place of what the open transaction has read.
    void put(Profile profile) {
        String id = id(profile.userId());
        MongoErrors.startOverWhenTaken(() -> profiles.upsertDocument(
                eq(id),
                new Document("_id", id)
                        .append("user_id", profile.userId())
                        .append("version", profile.version())
                        .append(
                                "language",
                                profile.language() == null
                                        ? null
                                        : profile.language().value())));
    }

    private static String id(UUID user) {
        return TenantContext.current() + "/" + user;
    }
}
