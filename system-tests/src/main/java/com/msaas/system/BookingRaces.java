package com.msaas.system;

import static com.msaas.system.Clinic.appointment;
import static com.msaas.system.Clinic.at;

import com.msaas.localstack.ClinicService;
import com.msaas.testsupport.Answer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/// The ways in which two people may want the same hour, each raced through the gateway by clients that ask
/// once, with two instances of scheduling behind it.
public final class BookingRaces {
    private static final int CLIENTS = 32;
    private static final int PAIRS = 8;
    private static final String MORNING = "10:00";

    private final TheSystem system;
    private final Clinic clinic;
    private final UUID patient;
    private final UUID consultation;
    private final UUID inAChair;
    private int week;

    private BookingRaces(TheSystem system, Clinic clinic, UUID patient, UUID consultation, UUID inAChair) {
        this.system = system;
        this.clinic = clinic;
        this.patient = patient;
        this.consultation = consultation;
        this.inAChair = inAChair;
    }

    /// Races in a new clinic; its owner's token is good for five minutes of them.
    public static BookingRaces inANewClinic(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet").onPlan("pro");
        return new BookingRaces(
                system,
                clinic,
                clinic.patient("Ion", "Pop"),
                clinic.treatment("Consultație", false),
                clinic.treatment("Detartraj", true));
    }

    /// The races by name, in the order in which people think of them.
    public Map<String, Callable<Round>> all() {
        Map<String, Callable<Round>> all = new TreeMap<>();
        all.put("1 same slot", this::sameSlot);
        all.put("2 overlapping times", this::overlappingTimes);
        all.put("3 one chair", this::oneChair);
        all.put("4 each other's time", this::eachOthersTime);
        all.put("5 opposite order", this::oppositeOrder);
        return all;
    }

    /// Everybody wants one dentist at one time: one gets it.
    public Round sameSlot() {
        UUID dentist = clinic.dentist("Dr. Ionescu");
        Instant slot = at(nextWeek(), DayOfWeek.TUESDAY, MORNING);
        return race(1, same(() -> book(appointment(patient, dentist, consultation, slot))));
    }

    /// Everybody wants one dentist at times that differ and all overlap: one gets it.
    public Round overlappingTimes() {
        UUID dentist = clinic.dentist("Dr. Ionescu");
        int thisWeek = nextWeek();
        return race(
                1,
                IntStream.range(0, CLIENTS)
                        .<Callable<Answer>>mapToObj(client -> () -> book(appointment(
                                patient,
                                dentist,
                                consultation,
                                at(thisWeek, DayOfWeek.TUESDAY, "10:%02d".formatted(client % 29)))))
                        .toList());
    }

    /// Several dentists want the one chair at one time: one gets it.
    public Round oneChair() {
        UUID chair = clinic.chair("Scaun");
        List<UUID> dentists = Stream.of("Ionescu", "Popescu", "Dobre", "Marin")
                .map(clinic::dentist)
                .toList();
        Instant slot = at(nextWeek(), DayOfWeek.TUESDAY, MORNING);
        return race(
                1,
                IntStream.range(0, CLIENTS)
                        .<Callable<Answer>>mapToObj(client -> () -> {
                            Map<String, Object> wanted =
                                    appointment(patient, dentists.get(client % dentists.size()), inAChair, slot);
                            wanted.put("resource_id", chair.toString());
                            return book(wanted);
                        })
                        .toList());
    }

    /// Two appointments want each other's time: both are refused, and neither waits for the other for ever.
    public Round eachOthersTime() {
        UUID dentist = clinic.dentist("Dr. Ionescu");
        int thisWeek = nextWeek();
        Instant first = at(thisWeek, DayOfWeek.TUESDAY, MORNING);
        Instant second = at(thisWeek, DayOfWeek.TUESDAY, "11:00");
        UUID a = clinic.booked(patient, dentist, consultation, first);
        UUID b = clinic.booked(patient, dentist, consultation, second);
        return race(
                0,
                List.of(
                        () -> move(a, Map.of("start_time", second.toString())),
                        () -> move(b, Map.of("start_time", first.toString()))));
    }

    /// Pairs of appointments change dentists, into free times: each pair takes the same two agendas in
    /// opposite order, and all succeed.
    public Round oppositeOrder() {
        UUID one = clinic.dentist("Dr. Ionescu");
        UUID other = clinic.dentist("Dr. Popescu");
        int thisWeek = nextWeek();
        List<Callable<Answer>> moves = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Instant from = at(thisWeek, DayOfWeek.TUESDAY, halfHours(16 + pair));
            Instant to = at(thisWeek, DayOfWeek.TUESDAY, halfHours(28 + pair));
            UUID a = clinic.booked(patient, one, consultation, from);
            UUID b = clinic.booked(patient, other, consultation, from);
            moves.add(() -> move(a, Map.of("start_time", to.toString(), "provider_id", other.toString())));
            moves.add(() -> move(b, Map.of("start_time", to.toString(), "provider_id", one.toString())));
        }
        return race(moves.size(), moves);
    }

    private Round race(int winners, List<Callable<Answer>> requests) {
        double before = meetings();
        List<Answer> answers = Race.run(requests);
        Set<String> servers = new HashSet<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (Answer answer : answers) {
            servers.add(answer.header("X-Served-By").orElse("nobody"));
            statuses.merge(answer.status(), 1, Integer::sum);
        }
        return new Round(winners, statuses, servers, meetings() - before, overlaps());
    }

    private double meetings() {
        return TheSystem.SCHEDULERS.stream()
                .mapToDouble(instance -> Metrics.sum(system.service(instance), "clinic_agenda_"))
                .sum();
    }

    /// Reads the appointments themselves and believes nothing that agendas say.
    private List<String> overlaps() {
        List<Document> live = system
                .database(ClinicService.SCHEDULING)
                .getCollection("appointments")
                .find(new Document("tenant_id", clinic.id()).append("deleted_at", null))
                .into(new ArrayList<>())
                .stream()
                .filter(appointment -> !Set.of("CANCELLED", "NO_SHOW").contains(appointment.getString("status")))
                .toList();
        List<String> overlaps = new ArrayList<>();
        for (int one = 0; one < live.size(); one++) {
            for (int other = one + 1; other < live.size(); other++) {
                if (overlap(live.get(one), live.get(other))) {
                    overlaps.add(
                            live.get(one).get("_id") + " and " + live.get(other).get("_id"));
                }
            }
        }
        return overlaps;
    }

    /// With the buffers before and after, which keep the dentist and the chair busy as well.
    private static boolean overlap(Document one, Document other) {
        boolean meet = begin(one).isBefore(end(other)) && begin(other).isBefore(end(one));
        boolean sameDentist = Objects.equals(one.get("provider_id"), other.get("provider_id"));
        boolean sameChair =
                one.get("resource_id") != null && Objects.equals(one.get("resource_id"), other.get("resource_id"));
        return meet && (sameDentist || sameChair);
    }

    private static Instant begin(Document appointment) {
        return appointment
                .getDate("start_time")
                .toInstant()
                .minus(appointment.get("buffer_before_minutes", Number.class).longValue(), ChronoUnit.MINUTES);
    }

    private static Instant end(Document appointment) {
        return appointment
                .getDate("end_time")
                .toInstant()
                .plus(appointment.get("buffer_after_minutes", Number.class).longValue(), ChronoUnit.MINUTES);
    }

    private int nextWeek() {
        return week++ % 40;
    }

    private Answer book(Map<String, Object> wanted) {
        return clinic.api().post("/api/appointments", wanted);
    }

    private Answer move(UUID appointment, Map<String, String> change) {
        return clinic.api().patch("/api/appointments/" + appointment, change);
    }

    private static List<Callable<Answer>> same(Callable<Answer> request) {
        return IntStream.range(0, CLIENTS).mapToObj(client -> request).toList();
    }

    private static String halfHours(int sinceMidnight) {
        return "%02d:%02d".formatted(sinceMidnight / 2, sinceMidnight % 2 * 30);
    }

    /// How one round went.
    ///
    /// @param winners how many should have got what they wanted
    /// @param statuses how often each status was answered
    /// @param servers which instances answered
    /// @param meetings how often requests met: waited for one another or found the agenda changed
    /// @param overlaps appointments that overlap although nobody overbooked
    public record Round(
            int winners, Map<Integer, Integer> statuses, Set<String> servers, double meetings, List<String> overlaps) {

        /// How many got what they wanted.
        public int won() {
            return statuses.getOrDefault(200, 0) + statuses.getOrDefault(201, 0);
        }

        /// What was not as it should be; empty after a good round.
        public List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (won() != winners) {
                faults.add(won() + " won in the place of " + winners);
            }
            if (!Set.of(200, 201, 409).containsAll(statuses.keySet())) {
                faults.add("answers other than success and conflict: " + statuses);
            }
            if (!servers.containsAll(TheSystem.SCHEDULERS)) {
                faults.add("no contact: only " + servers + " answered");
            }
            if (meetings <= 0) {
                faults.add("no contact: no request met another");
            }
            if (!overlaps.isEmpty()) {
                faults.add("overlaps: " + overlaps);
            }
            return faults;
        }
    }
}
