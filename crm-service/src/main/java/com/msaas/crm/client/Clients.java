package com.msaas.crm.client;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.msaas.crm.ClientId;
import com.msaas.crm.sealing.Seal;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Sort;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import com.msaas.platform.mongo.CollectionSpec;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Find;
import com.msaas.platform.mongo.TenantCollection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Where the files are kept.
@Repository
class Clients {
    static final String SORT_BY_NAME = "name";
    static final String SORT_BY_AGE = "created_at";

    private static final int MOST_TAGS = 1_000;
    private static final String VERSION = "version";
    private static final String SORT_NAME = "sort_name";
    private static final String SEARCH = "search";
    private static final String STATUS = "status";
    private static final String TAGS = "tags";
    private static final String CREATED_AT = "created_at";
    private static final String DELETED = "deleted";

    private final TenantCollection clients;
    private final Seal seal;

    Clients(Database database, Seal seal) {
        this.seal = seal;
        clients = database.tenantCollection(CollectionSpec.named("clients")
                .index(Indexes.ascending(DELETED, SORT_NAME, "_id"))
                .index(Indexes.ascending(DELETED, CREATED_AT, "_id"))
                .index(Indexes.ascending(DELETED, STATUS, SORT_NAME, "_id"))
                .index(Indexes.ascending(DELETED, TAGS, SORT_NAME, "_id"))
                .index(Indexes.ascending(DELETED, SEARCH)));
    }

    /// Which files a list is about.
    ///
    /// @param search beginnings of words, all of which must be met
    /// @param status any of these; empty for all
    /// @param tags all of these
    record Filter(List<String> search, List<ClientStatus> status, List<String> tags) {}

    void add(Client client) {
        clients.insert(document(client));
    }

    /// Puts the changed file in the place of the one that was read in the same transaction.
    void save(Client client) {
        if (!clients.replaceOne(eq(client.id().value()), document(client))) {
            throw new IllegalStateException("a file that was read in this transaction is gone");
        }
    }

    /// The file, if it is in use.
    Optional<Client> inUse(ClientId id) {
        return clients.findOne(and(eq(id.value()), eq(DELETED, false))).map(this::client);
    }

    /// The file, in use or not.
    Optional<Client> any(ClientId id) {
        return clients.byId(id.value()).map(this::client);
    }

    /// How many files in use have which tag, the most used first.
    List<TagCount> tags() {
        return clients
                .aggregate(List.of(
                        Aggregates.match(eq(DELETED, false)),
                        Aggregates.unwind("$" + TAGS),
                        Aggregates.group("$" + TAGS, Accumulators.sum("clients", 1L)),
                        Aggregates.sort(Sorts.orderBy(Sorts.descending("clients"), Sorts.ascending("_id"))),
                        Aggregates.limit(MOST_TAGS)))
                .stream()
                .map(document -> new TagCount(document.getString("_id"), document.getLong("clients")))
                .toList();
    }

    long countInUse() {
        return clients.count(eq(DELETED, false));
    }

    Page<Client> list(Filter filter, Sort sort, PageRequest page) {
        List<Client> found =
                query(filter, sort).skip(page.skip()).limit(page.limit()).list(this::client);
        return new Page<>(found, page, clients.count(bson(filter)));
    }

    Find query(Filter filter, Sort sort) {
        return clients.find(bson(filter)).sort(order(sort));
    }

    private static Bson bson(Filter filter) {
        List<Bson> all = new ArrayList<>();
        all.add(eq(DELETED, false));
        if (filter.status.size() == 1) {
            all.add(eq(STATUS, filter.status.getFirst().word()));
        } else if (!filter.status.isEmpty()) {
            all.add(in(STATUS, filter.status.stream().map(ClientStatus::word).toList()));
        }
        if (!filter.tags.isEmpty()) {
            all.add(all(TAGS, filter.tags));
        }
        for (String word : filter.search) {
            all.add(regex(SEARCH, Pattern.compile("^" + Pattern.quote(word))));
        }
        return and(all);
    }

    /// The id at the end makes the order whole, so that no page shows what another has shown.
    private static Bson order(Sort sort) {
        List<Bson> order = new ArrayList<>();
        boolean descending = false;
        for (Sort.By by : sort.by()) {
            String field = by.field().equals(SORT_BY_NAME) ? SORT_NAME : CREATED_AT;
            descending = by.descending();
            order.add(descending ? Sorts.descending(field) : Sorts.ascending(field));
        }
        order.add(descending ? Sorts.descending("_id") : Sorts.ascending("_id"));
        return Sorts.orderBy(order);
    }

    private Document document(Client client) {
        ClientDetails details = client.details();
        LocalDate birthDate = details.birthDate();
        NationalId nationalId = details.nationalId();
        return new Document("_id", client.id().value())
                .append(VERSION, client.version())
                .append("first_name", details.name().first())
                .append("last_name", details.name().last())
                .append(SORT_NAME, SearchWords.folded(details.name().inOrder()))
                .append(
                        "emails",
                        details.emails().stream().map(EmailAddress::value).toList())
                .append(
                        "phones",
                        details.phones().stream().map(PhoneNumber::value).toList())
                .append("birth_date", birthDate == null ? null : birthDate.toString())
                .append("national_id", nationalId == null ? null : sealed(nationalId, client.id()))
                .append("address", details.address())
                .append("source", details.source())
                .append(STATUS, details.status().word())
                .append(TAGS, details.tags())
                .append("notes", details.notes())
                .append(SEARCH, List.copyOf(SearchWords.of(details)))
                .append(CREATED_AT, Date.from(client.createdAt()))
                .append("updated_at", Date.from(client.changedAt()))
                .append(DELETED, client.deletedAt() != null)
                .append("deleted_at", date(client.deletedAt()));
    }

    private Client client(Document document) {
        ClientId id = new ClientId(document.get("_id", UUID.class));
        String birthDate = document.getString("birth_date");
        Binary nationalId = document.get("national_id", Binary.class);
        ClientDetails details = new ClientDetails(
                new PersonName(document.getString("first_name"), document.getString("last_name")),
                document.getList("emails", String.class).stream()
                        .map(EmailAddress::new)
                        .toList(),
                document.getList("phones", String.class).stream()
                        .map(PhoneNumber::new)
                        .toList(),
                birthDate == null ? null : LocalDate.parse(birthDate),
                nationalId == null ? null : opened(nationalId, id),
                document.getString("address"),
                document.getString("source"),
                ClientStatus.of(document.getString(STATUS)),
                document.getList(TAGS, String.class),
                document.getString("notes"));
        return new Client(
                id,
                document.getLong(VERSION),
                details,
                document.getDate(CREATED_AT).toInstant(),
                document.getDate("updated_at").toInstant(),
                instant(document.getDate("deleted_at")));
    }

    private Binary sealed(NationalId nationalId, ClientId id) {
        return new Binary(seal.sealed(nationalId.value().getBytes(StandardCharsets.US_ASCII), id.toString()));
    }

    private NationalId opened(Binary sealed, ClientId id) {
        return new NationalId(new String(seal.opened(sealed.getData(), id.toString()), StandardCharsets.US_ASCII));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
