package com.msaas.notification;

import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ClinicSettings;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Projections;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class RebuildTest {
    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Projections projections;

    @ParameterizedTest
    @CsvSource({"clinics, 2"})
    void makesTheSameCopyFromTheHistory(String projection, int heard) {
        projections.agreeWhenRebuilt(projection, heard, this::aDay);
    }

    private void aDay() {
        Clinic clinic = clinics.fresh();
        events.publish(clinic.id(), ClinicSettings.opened(clinic, "Europe/Bucharest"));
        events.publish(clinic.id(), ClinicSettings.changed(clinic, 2, "Europe/London", "RON"));
    }
}
