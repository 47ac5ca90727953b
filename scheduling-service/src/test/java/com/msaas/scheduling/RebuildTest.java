package com.msaas.scheduling;

import static com.msaas.scheduling.Practice.monday;
import static com.msaas.scheduling.Practice.visit;

import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
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
    @CsvSource({"known-clients, 2", "clinic-settings, 2"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aPracticeWithTwoPatients);

        practice.book(visit(ana, practice.dentist("Dr. Ionescu"), practice.checkUp(), monday("10:00")))
                .expect(201);
    }

    private void aPracticeWithTwoPatients() {
        practice = Practice.open(clinics.fresh(), api, events);
        ana = practice.patient();
        practice.patient();
        practice.changeSettings(2, Practice.BUCHAREST, Practice.hours("09:00", "18:00"));
    }
}
