package com.msaas.system;

import static com.msaas.system.Clinic.appointment;
import static com.msaas.system.Clinic.halfHour;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of a crowd that wants the last appointment of a plan one gets it, whichever instance answers.
@ExtendWith(Running.class)
class PlanLimitRaceTest {
    private static final int FREE = 100;
    private static final int CROWD = 64;

    @Test
    void theLastAppointmentOfThePlanIsMadeOnce(TheSystem system) {
        Clinic clinic = Clinic.open(system, "Clinica Zâmbet");
        UUID dentist = clinic.dentist("Dr. Ionescu");
        UUID consultation = clinic.treatment("Consultație", false);
        UUID patient = clinic.patient("Ion", "Pop");
        for (int made = 0; made < FREE - 1; made++) {
            clinic.booked(patient, dentist, consultation, halfHour(made));
        }

        ApiClient api = clinic.api();
        List<Callable<Answer>> crowd = new ArrayList<>();
        for (int one = 0; one < CROWD; one++) {
            // each another half hour: nothing but the plan stands between them
            Map<String, Object> wish = appointment(patient, dentist, consultation, halfHour(FREE + one));
            crowd.add(() -> api.post("/api/appointments", wish));
        }
        List<Answer> answers = Race.run(crowd);

        Map<String, Integer> counted = new HashMap<>();
        answers.forEach(answer -> counted.merge(answer.status() + " " + answer.code(), 1, Integer::sum));
        assertThat(counted).isEqualTo(Map.of("201 ", 1, "402 PLAN_LIMIT_REACHED", CROWD - 1));
        Set<String> instances = new HashSet<>();
        answers.forEach(answer -> answer.header("X-Served-By").ifPresent(instances::add));
        assertThat(instances).as("both instances answered").containsAll(TheSystem.SCHEDULERS);
        assertThat(api.get("/api/appointments")
                        .json()
                        .at("/meta/pagination/total")
                        .asInt())
                .isEqualTo(FREE);

        clinic.onPlan("starter");
        clinic.booked(patient, dentist, consultation, halfHour(FREE + CROWD));
    }
}
