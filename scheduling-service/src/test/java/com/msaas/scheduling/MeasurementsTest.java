package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What an instance counts of its agendas: by these names races are proved to have met.
@ServiceTest
class MeasurementsTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private double measured(String name) {
        return api.get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countConflictsAndWaits() {
        Practice practice = Practice.open(clinics.fresh(), api, events);
        UUID ana = practice.patient();
        UUID ionescu = practice.dentist("Dr. Ionescu");
        UUID checkUp = practice.checkUp();
        practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(201);
        double before = measured("clinic_agenda_conflicts_total");

        practice.book(visit(ana, ionescu, checkUp, monday("10:00"))).expect(409);

        assertThat(measured("clinic_agenda_conflicts_total")).isEqualTo(before + 1);
        assertThat(measured("clinic_agenda_queue_waits_total")).isNotNegative();
    }

    @Test
    void eachAnswerSaysWhoGaveIt() {
        assertThat(api.as(clinics.fresh().owner()).get("/api/services").header("X-Served-By"))
                .contains("scheduling-service");
    }
}
