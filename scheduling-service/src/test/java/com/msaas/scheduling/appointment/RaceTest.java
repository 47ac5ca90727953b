package com.msaas.scheduling.appointment;

import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.local;
import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static com.msaas.scheduling.Practice.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.scheduling.AgendaAudit;
import com.msaas.scheduling.OverlapAudit;
import com.msaas.scheduling.Practice;
import com.msaas.scheduling.Race;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// Two who want the same: one has it, and the other is told.
@ServiceTest
class RaceTest {
    private static final int RECEPTIONISTS = 8;

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    MeterRegistry metrics;

    @Value("${clinic.mongodb.database}")
    String database;

    private Practice practice;
    private UUID ana;
    private UUID ionescu;
    private UUID popescu;
    private UUID checkUp;
    private double contactsBefore;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        ionescu = practice.dentist("Dr. Ionescu");
        popescu = practice.dentist("Dr. Popescu");
        checkUp = practice.checkUp();
        contactsBefore = contacts();
    }

    @AfterEach
    void noTwoAppointmentsOverlapAndTheAgendasSayTheSame() {
        assertThat(OverlapAudit.of(database, practice.clinic.id())).isEmpty();
        assertThat(AgendaAudit.written(database, practice.clinic.id()))
                .isEqualTo(AgendaAudit.due(database, practice.clinic.id()));
    }

    private double contacts() {
        return metrics.counter("clinic.agenda.queue.waits").count()
                + metrics.counter("clinic.agenda.conflicts").count();
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).sorted().toList();
    }

    private UUID booked(UUID provider, String start) {
        return practice.book(visit(ana, provider, checkUp, start)).expect(201).id();
    }

    @RepeatedTest(3)
    void oneOfManyHasTheSlot() {
        List<Supplier<Answer>> clients = new ArrayList<>();
        for (int client = 0; client < 16; client++) {
            clients.add(() -> practice.book(visit(ana, ionescu, checkUp, monday("10:00"))));
        }

        List<Answer> answers = Race.between(clients);

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(15)
                .allSatisfy(answer -> assertThat(answer.details()).isNotEmpty());
        assertThat(contacts()).isGreaterThan(contactsBefore);
    }

    @Test
    void oneOfTwoHasTimesThatOverlapWithoutBeingEqual() {
        UUID crown = practice.service(aService("Coroană", 90));

        List<Answer> answers = Race.between(
                () -> practice.book(visit(ana, ionescu, crown, monday("09:30"))),
                () -> practice.book(visit(ana, ionescu, checkUp, monday("10:45"))));

        assertThat(statuses(answers)).containsExactly(201, 409);
    }

    @Test
    void oneOfTwoDentistsHasTheChair() {
        UUID chair = practice.chair("A");
        UUID filling = practice.filling();

        List<Answer> answers = Race.between(
                () -> practice.book(with(visit(ana, ionescu, filling, monday("10:00")), "resource_id", chair)),
                () -> practice.book(with(visit(ana, popescu, filling, monday("10:00")), "resource_id", chair)));

        assertThat(statuses(answers)).containsExactly(201, 409);
    }

    @Test
    void twoDentistsHaveOneOfTwoChairsEach() {
        practice.chair("A");
        practice.chair("B");
        UUID filling = practice.filling();

        List<Answer> answers = Race.between(
                () -> practice.book(visit(ana, ionescu, filling, monday("10:00"))),
                () -> practice.book(visit(ana, popescu, filling, monday("10:00"))));

        assertThat(statuses(answers)).containsExactly(201, 201);
        assertThat(answers.get(0).data().path("resource_id"))
                .isNotEqualTo(answers.get(1).data().path("resource_id"));
    }

    @Test
    void allHaveTheirOwnTimeOnOneAgenda() {
        List<Answer> answers = Race.between(IntStream.range(0, 16)
                .<Supplier<Answer>>mapToObj(client -> () -> practice.book(visit(
                        ana, ionescu, checkUp, monday("%02d:%02d".formatted(8 + client / 2, client % 2 * 30)))))
                .toList());

        assertThat(statuses(answers)).containsOnly(201);
    }

    @RepeatedTest(3)
    void nobodySwapsIntoATimeThatIsStillTaken() {
        UUID a = booked(ionescu, monday("10:00"));
        UUID b = booked(ionescu, monday("11:00"));

        List<Answer> answers = Race.between(
                () -> practice.move(a, "start_time", monday("11:00")),
                () -> practice.move(b, "start_time", monday("10:00")));

        assertThat(statuses(answers)).containsExactly(409, 409);
    }

    @RepeatedTest(3)
    void bothMoveThroughTheSameAgendasInOppositeOrder() {
        UUID a = booked(ionescu, monday("10:00"));
        UUID b = booked(popescu, monday("11:00"));

        List<Answer> answers = Race.between(
                () -> practice.move(a, "provider_id", popescu), () -> practice.move(b, "provider_id", ionescu));

        assertThat(statuses(answers)).containsExactly(200, 200);
    }

    @Test
    void oneOfTwoTakesATimeThatIsMovedIntoAndBooked() {
        UUID a = booked(ionescu, monday("10:00"));

        List<Answer> answers = Race.between(
                () -> practice.move(a, "start_time", local("2027-01-05T10:00")),
                () -> practice.book(visit(ana, ionescu, checkUp, local("2027-01-05T10:15"))));

        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
    }

    @Test
    void oneOfTwoTakesATimeThatIsRestoredAndBooked() {
        UUID a = booked(ionescu, monday("10:00"));
        practice.staff().delete("/api/appointments/" + a).expect(204);

        List<Answer> answers = Race.between(
                () -> practice.staff().post("/api/appointments/" + a + "/restore", Practice.body()),
                () -> practice.book(visit(ana, ionescu, checkUp, monday("10:15"))));

        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
    }

    @Test
    void aBusyMorningEndsInOrder() {
        practice.chair("A");
        practice.chair("B");
        UUID scaling = practice.service(
                with(with(aService("Detartraj", 45), "required_resource_type", "chair"), "buffer_after_minutes", 15));

        List<Answer> answers = Race.between(IntStream.range(0, RECEPTIONISTS)
                .<Supplier<Answer>>mapToObj(receptionist -> () -> morningOf(new Random(receptionist), scaling))
                .toList());

        assertThat(answers).hasSize(RECEPTIONISTS);
        assertThat(contacts()).isGreaterThan(contactsBefore);
    }

    /// Books, moves, cancels, deletes and restores without looking at what the others do.
    private Answer morningOf(Random random, UUID service) {
        List<UUID> dentists = List.of(ionescu, popescu);
        UUID mine = null;
        Answer last = practice.appointment(UUID.randomUUID());
        for (int step = 0; step < 12; step++) {
            String time = monday("%02d:%02d".formatted(8 + random.nextInt(5), 15 * random.nextInt(4)));
            UUID dentist = dentists.get(random.nextInt(2));
            last = mine == null
                    ? practice.book(visit(ana, dentist, service, time))
                    : switch (random.nextInt(6)) {
                        case 0 -> practice.status(mine, "cancelled");
                        case 1 -> practice.staff().delete("/api/appointments/" + mine);
                        case 2 -> practice.staff().post("/api/appointments/" + mine + "/restore", Practice.body());
                        case 3 -> practice.book(visit(ana, dentist, service, time));
                        default -> practice.move(mine, "start_time", time, "provider_id", dentist, "resource_id", null);
                    };
            assertThat(last.status()).isIn(200, 201, 204, 404, 409);
            mine = last.status() == 201 ? last.id() : mine;
        }
        return last;
    }

    @RepeatedTest(5)
    void changesWithoutAVersionAreAllKept() {
        UUID a = booked(ionescu, monday("10:00"));

        List<Answer> answers = Race.between(
                () -> practice.move(a, "notes", "afraid of needles"),
                () -> practice.status(a, "confirmed"),
                () -> practice.move(a, "start_time", monday("14:00")));

        assertThat(statuses(answers)).containsExactly(200, 200, 200);
        var now = practice.appointment(a).data();
        assertThat(now.path("notes").asString()).isEqualTo("afraid of needles");
        assertThat(now.path("status").asString()).isEqualTo("confirmed");
        assertThat(now.path("start_time").asString()).isEqualTo(monday("14:00"));
        assertThat(now.path("version").asLong()).isEqualTo(4);
    }

    @RepeatedTest(3)
    void anAppointmentIsNeverInItsOwnWayWhenItIsMovedTwice() {
        UUID a = booked(ionescu, monday("10:00"));
        List<String> starts = List.of("2027-01-05T10:00", "2027-01-05T10:00", "2027-01-05T10:15", "2027-01-05T10:15");

        List<Answer> answers = Race.between(starts.stream()
                .<Supplier<Answer>>map(start -> () -> practice.move(a, "start_time", local(start)))
                .toList());

        assertThat(statuses(answers)).containsOnly(200);
    }

    @RepeatedTest(3)
    void oneOfManyMovesTheVersionThatAllKnow() {
        UUID a = booked(ionescu, monday("10:00"));
        ApiClient knowing = practice.staff().header("If-Match", "\"1\"");

        List<Answer> answers = Race.between(Collections.nCopies(
                4,
                () -> knowing.patch("/api/appointments/" + a, Practice.body("start_time", local("2027-01-05T10:00")))));

        assertThat(statuses(answers)).containsExactly(200, 409, 409, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("VERSION_MISMATCH"));
    }

    @RepeatedTest(3)
    void anAppointmentIsNeverInItsOwnWayWhenItIsRestoredTwice() {
        UUID a = booked(ionescu, monday("10:00"));
        practice.staff().delete("/api/appointments/" + a).expect(204);

        List<Answer> answers = Race.between(Collections.nCopies(
                4, () -> practice.staff().post("/api/appointments/" + a + "/restore", Practice.body())));

        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("VERSION_MISMATCH"));
        assertThat(practice.appointment(a).data().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void oneOfTwoChangesTheVersionThatBothKnow() {
        UUID a = booked(ionescu, monday("10:00"));
        ApiClient knowing = practice.staff().header("If-Match", "\"1\"");

        List<Answer> answers = Race.between(
                () -> knowing.patch("/api/appointments/" + a, Practice.body("notes", "one")),
                () -> knowing.patch("/api/appointments/" + a, Practice.body("notes", "two")));

        assertThat(statuses(answers)).containsExactly(200, 409);
    }

    @Test
    void twinsUnderOneKeyBookOnce() {
        ApiClient once = practice.staff().once();

        List<Answer> answers = Race.between(IntStream.range(0, 8)
                .<Supplier<Answer>>mapToObj(
                        twin -> () -> once.post("/api/appointments", visit(ana, ionescu, checkUp, monday("10:00"))))
                .toList());

        assertThat(statuses(answers)).containsOnly(201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
    }
}
