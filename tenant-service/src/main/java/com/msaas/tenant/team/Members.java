package com.msaas.tenant.team;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
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
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/// Who belongs to the clinic. A person may belong to several, so a member is named by clinic and user.
@Repository
class Members {
    /// By when they came.
    static final String JOINED_AT = "joined_at";

    private static final String USER = "user_id";

    private final TenantCollection members;

    Members(Database database) {
        this.members = database.tenantCollection(CollectionSpec.named("members")
                .unique(Indexes.ascending(USER))
                .index(Indexes.ascending(JOINED_AT, USER)));
    }

    void put(Member member) {
        members.upsertDocument(
                eq(USER, member.userId()),
                new Document("_id", TenantContext.current() + "/" + member.userId())
                        .append(USER, member.userId())
                        .append("role", member.role().wireName())
                        .append(JOINED_AT, Date.from(member.joinedAt())));
    }

    Page<Member> list(Sort sort, PageRequest request) {
        return new Page<>(
                query(sort).skip(request.skip()).limit(request.limit()).list(Members::member),
                request,
                members.count(empty()));
    }

    Find query(Sort sort) {
        boolean descending = sort.by().getFirst().descending();
        return members.find().sort(descending ? Sorts.descending(JOINED_AT, USER) : Sorts.ascending(JOINED_AT, USER));
    }

    private static Member member(Document stored) {
        return new Member(
                stored.get(USER, UUID.class),
                Role.named(stored.getString("role")).orElseThrow(),
                stored.getDate(JOINED_AT).toInstant());
    }
}
