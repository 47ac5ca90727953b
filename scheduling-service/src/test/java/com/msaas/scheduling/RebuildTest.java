package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RebuildTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    private Practice practice;
    private UUID ana;

    @ParameterizedTest
    @CsvSource({"known-clients, 2", "clinic-settings, 2", "clinic-locations, 4"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aPracticeWithTwoOfEach);

        practice.book(visit(ana, practice.dentist("Dr. Ionescu"), practice.checkUp(), monday("10:00")))
                .expect(201);
    }

    private void aPracticeWithTwoOfEach() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        practice.patient();
        UUID second = practice.opensPlace(ZoneId.of("Europe/London"), Practice.hours("09:00", "18:00"));
        practice.changePlace(second, 2, null, null);
        practice.closePlace(second, 3);
        practice.changeSettings(2, Practice.BUCHAREST, Practice.hours("09:00", "18:00"));
    }
}
