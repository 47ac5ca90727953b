package com.msaas.tenant.team;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantContext;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/// Who belongs to the clinic. A person may belong to several, so a member is named by clinic and user.
@Repository
class Members {
    /// By when they came.
    static final String JOINED_AT = "joined_at";

    private static final String USER = "user_id";
    private static final String ROLE = "role";
    private static final String ACTIVE = "active";
    private static final Bson HERE = eq(ACTIVE, true);

    private final TenantCollection members;

    Members(Database database) {
        this.members = database.tenantCollection(CollectionSpec.named("members")
                .unique(Indexes.ascending(USER))
                .index(Indexes.ascending(ACTIVE, JOINED_AT, USER)));
    }

    void put(Member member) {
        members.upsertDocument(
                eq(USER, member.userId()),
                new Document("_id", TenantContext.current() + "/" + member.userId())
                        .append(USER, member.userId())
                        .append("version", member.version())
                        .append(ROLE, member.role().wireName())
                        .append(ACTIVE, member.active())
                        .append(JOINED_AT, Date.from(member.joinedAt())));
    }

    /// Whoever is a member or was one.
    Optional<Member> everHere(UUID user) {
        return members.findOne(eq(USER, user)).map(Members::member);
    }

    Optional<Member> here(UUID user) {
        return everHere(user).filter(Member::active);
    }

    /// Whether the clinic has an owner besides this user.
    boolean hasOwnerBesides(UUID user) {
        return members.findOne(and(HERE, eq(ROLE, Role.OWNER.wireName()), ne(USER, user)))
                .isPresent();
    }

    Page<Member> list(Sort sort, PageRequest request) {
        return new Page<>(
                query(sort).skip(request.skip()).limit(request.limit()).list(Members::member), request, count());
    }

    Find query(Sort sort) {
        boolean descending = sort.by().getFirst().descending();
        return members.find(HERE)
                .sort(descending ? Sorts.descending(JOINED_AT, USER) : Sorts.ascending(JOINED_AT, USER));
    }

    List<UUID> users() {
        return members.find(HERE).fields(Projections.include(USER)).list(stored -> stored.get(USER, UUID.class));
    }

    long count() {
        return members.count(HERE);
    }

    private static Member member(Document stored) {
        return new Member(
                stored.get(USER, UUID.class),
                stored.getLong("version"),
                Role.named(stored.getString(ROLE)).orElseThrow(),
                stored.getBoolean(ACTIVE),
                stored.getDate(JOINED_AT).toInstant());
    }
}
