package com.msaas.analytics;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AppointmentStatus;
import com.msaas.contracts.ClientAdded;
import com.msaas.platform.id.Ids;
import com.msaas.platform.rebuild.RebuildReport;
import com.msaas.platform.rebuild.Rebuilds;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RebuildTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");
    private static final ZoneId BUCHAREST = ZoneId.of("Europe/Bucharest");
    private static final List<String> PROJECTIONS = List.of("day-counts", "clinics");
    private static final List<UUID> DENTISTS =
            Stream.generate(Ids::next).limit(3).toList();
    private static final List<UUID> TREATMENTS =
            Stream.generate(Ids::next).limit(3).toList();
    private static final List<UUID> PATIENTS =
            Stream.generate(Ids::next).limit(5).toList();

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @Autowired
    Rebuilds rebuilds;

    @ParameterizedTest
    @CsvSource({"day-counts, 6", "clinics, 1"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    @Test
    void showsTheSameNumbersAfterEverythingWasMadeAnewWhileEventsCameIn() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        Random random = new Random(20270104);
        List<Told> told = new ArrayList<>();
        for (int event = 0; event < 150; event++) {
            tell(clinic, told, random);
        }
        await().untilAsserted(() -> showsWhatWasTold(clinic, told));
        Map<String, Integer> before = new TreeMap<>();
        PROJECTIONS.forEach(projection ->
                before.put(projection, rebuilds.progress(projection).live()));

        PROJECTIONS.forEach(rebuilds::begin);
        int toldMeanwhile = 0;
        while (toldMeanwhile < 200 && isUnderWay("day-counts")) {
            tell(clinic, told, random);
            toldMeanwhile++;
        }

        assertThat(toldMeanwhile).as("events told during the rebuild").isPositive();
        await().atMost(Duration.ofSeconds(30)).until(() -> PROJECTIONS.stream().noneMatch(this::isUnderWay));
        PROJECTIONS.forEach(projection -> {
            RebuildReport report = rebuilds.progress(projection);
            assertThat(report.live()).isGreaterThan(before.get(projection));
            assertThat(Objects.requireNonNull(report.lastComparison()).agree())
                    .as(projection)
                    .isTrue();
        });
        await().untilAsserted(() -> showsWhatWasTold(clinic, told));
    }

    private boolean isUnderWay(String projection) {
        return rebuilds.progress(projection).building() != null;
    }

    /// A new appointment, or what becomes of an earlier one; now and then the same again, or late.
    private void tell(Clinic clinic, List<Told> told, Random random) {
        if (told.isEmpty() || random.nextInt(3) == 0) {
            tell(
                    clinic,
                    told,
                    Told.booked(
                            any(PATIENTS, random), any(DENTISTS, random), any(TREATMENTS, random), anyTime(random)));
            return;
        }
        Told any = any(told, random);
        Told newest = told.stream()
                .filter(one -> one.id().equals(any.id()))
                .max(Comparator.comparing(Told::version))
                .orElseThrow();
        Told ended = newest.now(any(List.of(AppointmentStatus.values()), random));
        switch (random.nextInt(6)) {
            case 0 -> tell(clinic, told, newest.by(any(DENTISTS, random)));
            case 1 -> tell(clinic, told, newest.of(any(TREATMENTS, random)));
            case 2 -> tell(clinic, told, any);
            case 3 -> {
                tell(clinic, told, ended.at(anyTime(random)));
                tell(clinic, told, ended);
            }
            default -> tell(clinic, told, ended);
        }
    }

    private void tell(Clinic clinic, List<Told> told, Told one) {
        told.add(one);
        events.publish(clinic.id(), one.fact());
    }

    private void showsWhatWasTold(Clinic clinic, List<Told> told) {
        LocalDate from = LocalDate.of(2027, 1, 1);
        LocalDate to = LocalDate.of(2027, 12, 31);
        Answer answer = api.as(clinic.owner()).get("/api/analytics/dashboard?from=" + from + "&to=" + to);
        assertThat(answer.status()).isEqualTo(200);
        Recount recount = new Recount(told);
        assertThat(lines(answer.data().path("by_provider"), "provider_id"))
                .isEqualTo(recount.inShort(Told::provider, from, to, BUCHAREST));
        assertThat(lines(answer.data().path("by_service"), "service_id"))
                .isEqualTo(recount.inShort(Told::service, from, to, BUCHAREST));
    }

    private static List<String> lines(JsonNode rows, String id) {
        return rows.valueStream()
                .map(row -> "%s RON booked %s, completed %s, cancelled %s, no-show %s, minutes %s, revenue %s"
                        .formatted(
                                row.path(id).asString(),
                                row.path("booked"),
                                row.path("completed"),
                                row.path("cancelled"),
                                row.path("no_show"),
                                row.path("booked_minutes"),
                                row.path("revenue").path("amount").asString()))
                .toList();
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static String anyTime(Random random) {
        return MONDAY.plusSeconds(random.nextInt(40 * 96) * 900L).toString();
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        UUID patient = UUID.randomUUID();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), new ClientAdded(patient, 1, "active", MONDAY));
        Visit kept = Visit.of(patient, MONDAY, "250.00");
        Visit cancelled = Visit.of(patient, MONDAY, "100.00").paidIn("20.00", "EUR");
        events.publish(clinic.id(), kept.booked());
        events.publish(clinic.id(), cancelled.booked());
        events.publish(clinic.id(), kept.movedTo(MONDAY.plus(1, DAYS)));
        events.publish(clinic.id(), cancelled.cancelled());
        events.publish(clinic.id(), kept.completed());
    }
}
