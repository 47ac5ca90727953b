package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.platform.jobs.Job;
import com.msaas.platform.jobs.Jobs;
import com.msaas.platform.mongo.Profile;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.RealParts;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.time.Instant;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class IndexUseTest {
    private static final String KIND = "index_use";

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private Jobs jobs;

    @Value("${clinic.mongodb.database}")
    private String database;

    @Test
    void nothingThatAServiceAsksForIsFoundByReadingAll() {
        Clinic clinic = clinics.fresh();
        try (Profile profile = Profile.of(RealParts.database(database))) {
            ApiClient once = api.as(clinic.owner()).once();
            once.post("/api/notes", Map.of("name", "one", "text", "")).expect(201);
            once.post("/api/notes", Map.of("name", "one", "text", "")).expect(201);
            ApiClient stranger = api.as(clinics.stranger()).once();
            stranger.post("/api/own/things", "").expect(201);
            stranger.post("/api/own/things", "").expect(201);
            api.as(clinic.owner()).delete("/api/notes/one").expect(204);
            TenantContext.run(clinic.id(), () -> {
                jobs.schedule(KIND, "one", Instant.EPOCH, new Document());
                assertThat(jobs.list(KIND, Job.State.WAITING)).hasSize(1);
                assertThat(jobs.cancel(KIND, "one")).isTrue();
            });

            await().untilAsserted(() -> assertThat(profile.indexed())
                    .contains("notes", "idempotent_answers", "public_idempotent_answers", "jobs", "outbox"));
            assertThat(profile.scans()).isEmpty();
        }
    }
}
