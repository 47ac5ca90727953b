package com.msaas.analytics.counts;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.msaas.analytics.Recount;
import com.msaas.analytics.Told;
import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.ClientAdded;
import com.msaas.contracts.Money;
import com.msaas.platform.id.Ids;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantGuard;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.RealParts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;

/// Whatever was told, in whatever order and how often, the counts in the database are those of the newest
/// versions, counted one by one.
class CountsTest {
    private static final String DATABASE = RealParts.freshDatabase("counts");
    private static final MongoClient CLIENT = RealParts.mongo();
    private static final Transactions TRANSACTIONS = new Transactions(CLIENT);

    /// Clocks are put forward on the 28th in Europe; on the 4th of April they are put back in New Zealand and
    /// in Chile, where it happens at midnight.
    private static final Instant BEGIN = Instant.parse("2027-03-26T00:00:00Z");

    private static final LocalDate FIRST = LocalDate.of(2027, 3, 25);
    private static final int DAYS = 100;

    private static final List<String> COLLECTIONS =
            List.of("appointments", "appointment_quarters", "appointment_totals");
    private static final List<UUID> PATIENTS = ids(3);
    private static final List<UUID> DENTISTS = ids(3);
    private static final List<UUID> TREATMENTS = ids(2);

    private static final DayCounts COUNTS;
    private static final ReadCounts READ;

    static {
        Database database = new Database(RealParts.database(DATABASE), new TenantGuard(), new Generations());
        Standings standings = new Standings(database);
        Buckets buckets = new Buckets(database);
        NewClients newClients = new NewClients(database);
        COUNTS = new DayCounts(standings, buckets, newClients);
        READ = new ReadCounts(buckets, standings, newClients, TRANSACTIONS);
        database.start();
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void areThoseOfTheNewestVersions(
            @ForAll("histories") List<Told> told, @ForAll("zones") ZoneId zone, @ForAll("ranges") Days days) {
        TenantId clinic = new TenantId(Ids.next());

        tell(clinic, told);

        Recount recount = new Recount(told);
        assertThat(lines(TenantContext.call(clinic, () -> READ.byDay(days, zone))))
                .isEqualTo(recount.by(one -> LocalDate.ofInstant(one.start(), zone), days.from(), days.to(), zone));
        assertThat(lines(TenantContext.call(clinic, () -> READ.by(Whose.PROVIDER, days, zone))))
                .isEqualTo(recount.by(Told::provider, days.from(), days.to(), zone));
        assertThat(lines(TenantContext.call(clinic, () -> READ.by(Whose.SERVICE, days, zone))))
                .isEqualTo(recount.by(Told::service, days.from(), days.to(), zone));
        assertThat(eventsTaken(clinic)).isEqualTo(told.size());
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void leaveTheSameDocumentsInWhateverOrderTheyWereTold(@ForAll("histories") List<Told> told) {
        TenantId clinic = new TenantId(Ids.next());
        tell(clinic, told);
        Map<String, Set<Document>> inOrder = documents(clinic);
        COLLECTIONS.forEach(name ->
                RealParts.database(DATABASE).getCollection(name).deleteMany(new Document("tenant_id", clinic.value())));

        tell(clinic, told.reversed());

        assertThat(documents(clinic)).isEqualTo(inOrder);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void countEachNewPatientOnce(@ForAll("moments") List<Instant> opened, @ForAll("zones") ZoneId zone) {
        TenantId clinic = new TenantId(Ids.next());
        List<ClientAdded> added = opened.stream()
                .map(moment -> new ClientAdded(Ids.next(), 1, "active", moment))
                .toList();
        Days days = new Days(FIRST, FIRST.plusDays(DAYS));

        TenantContext.run(
                clinic,
                () -> TRANSACTIONS.inOne(() ->
                        Stream.concat(added.stream(), added.reversed().stream()).forEach(COUNTS::take)));

        Map<LocalDate, Long> expected = opened.stream()
                .collect(Collectors.groupingBy(
                        moment -> LocalDate.ofInstant(moment, zone), TreeMap::new, Collectors.counting()));
        assertThat(TenantContext.call(clinic, () -> READ.newClients(days, zone)))
                .isEqualTo(expected);
    }

    /// Versions of a few appointments, each told any number of times or not at all, in any order.
    @Provide
    Arbitrary<List<Told>> histories() {
        return versions().list().ofMinSize(1).ofMaxSize(6).flatMap(appointments -> {
            List<Told> all = appointments.stream().flatMap(List::stream).toList();
            return Arbitraries.of(all).list().ofMinSize(1).ofMaxSize(all.size() * 2);
        });
    }

    private static Arbitrary<List<Told>> versions() {
        return state().list().ofMinSize(1).ofMaxSize(6).map(states -> {
            UUID id = Ids.next();
            return IntStream.range(0, states.size())
                    .mapToObj(number -> {
                        Told state = states.get(number);
                        return new Told(
                                id,
                                number + 1,
                                state.client(),
                                state.provider(),
                                state.service(),
                                state.start(),
                                state.minutes(),
                                state.price(),
                                state.status());
                    })
                    .toList();
        });
    }

    private static Arbitrary<Told> state() {
        return Combinators.combine(
                        Arbitraries.of(PATIENTS),
                        Arbitraries.of(DENTISTS),
                        Arbitraries.of(TREATMENTS),
                        moment(),
                        Arbitraries.integers().between(1, 20).map(number -> number * 5L),
                        price(),
                        status())
                .as((client, provider, service, start, minutes, price, status) ->
                        new Told(Ids.next(), 1, client, provider, service, start, minutes, price, status));
    }

    /// Every other one completed, so that patients have several visits.
    private static Arbitrary<AppointmentStatus> status() {
        return Arbitraries.oneOf(
                Arbitraries.just(AppointmentStatus.COMPLETED), Arbitraries.of(AppointmentStatus.values()));
    }

    private static Arbitrary<Money> price() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 50_000), Arbitraries.of("RON", "RON", "RON", "EUR"))
                .as((minorUnits, currency) -> new Money(BigDecimal.valueOf(minorUnits, 2), currency));
    }

    /// Many around the days on which clocks are moved, the others over several months.
    private static Arbitrary<Instant> moment() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 10 * 96 - 1),
                        Arbitraries.integers().between(0, (DAYS - 2) * 96 - 1))
                .map(quarter -> BEGIN.plusSeconds(quarter * 900L + 300));
    }

    @Provide
    Arbitrary<List<Instant>> moments() {
        return moment().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Bucharest",
                        "UTC",
                        "America/St_Johns",
                        "America/Santiago",
                        "Asia/Kathmandu",
                        "Pacific/Auckland",
                        "Pacific/Kiritimati",
                        "Pacific/Pago_Pago")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Days> ranges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DAYS),
                        Arbitraries.integers().between(0, DAYS))
                .as((start, length) -> new Days(FIRST.plusDays(start), FIRST.plusDays(start + length)));
    }

    /// As the inbox does: some in one transaction, the next in another.
    private static void tell(TenantId clinic, List<Told> told) {
        List<Told> first = told.subList(0, told.size() / 2);
        List<Told> then = told.subList(told.size() / 2, told.size());
        for (List<Told> some : List.of(first, then)) {
            TenantContext.run(clinic, () -> TRANSACTIONS.inOne(() -> some.forEach(one -> COUNTS.take(one.fact()))));
        }
    }

    private static <K> List<String> lines(Map<K, Tally> tallies) {
        List<String> lines = new ArrayList<>();
        tallies.forEach((key, tally) -> tally.byCurrency()
                .forEach((currency, counts) -> lines.add(
                        "%s %s booked %d, completed %d, cancelled %d, no-show %d, minutes %d, revenue %s, forecast %s, first %d"
                                .formatted(
                                        key,
                                        currency,
                                        counts.booked(),
                                        counts.completed(),
                                        counts.cancelled(),
                                        counts.noShow(),
                                        counts.bookedMinutes(),
                                        BigDecimal.valueOf(counts.revenue(), 2),
                                        BigDecimal.valueOf(counts.forecast(), 2),
                                        counts.firstVisits()))));
        return lines;
    }

    private static long eventsTaken(TenantId clinic) {
        return find("appointment_quarters", clinic).stream()
                .mapToLong(document -> document.getLong("events"))
                .sum();
    }

    private static Map<String, Set<Document>> documents(TenantId clinic) {
        return COLLECTIONS.stream()
                .collect(Collectors.toMap(Function.identity(), name -> Set.copyOf(find(name, clinic))));
    }

    private static List<Document> find(String collection, TenantId clinic) {
        return RealParts.database(DATABASE)
                .getCollection(collection)
                .find(new Document("tenant_id", clinic.value()))
                .into(new ArrayList<>());
    }

    private static List<UUID> ids(int number) {
        return Stream.generate(Ids::next).limit(number).toList();
    }
}
