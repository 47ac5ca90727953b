package com.msaas.testsupport.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.Topic;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.GuardReports;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.Person;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ServiceTest
class ServiceTestTest {
    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private TestClock clock;

    @Autowired
    private Events events;

    @Autowired
    private Identity identity;

    @Autowired
    private GuardReports guardReports;

    @Autowired
    private MongoClient mongo;

    @Value("${clinic.mongodb.database}")
    private String database;

    @Test
    void tellsWhatTheServiceToldTheWorld() {
        Clinic clinic = clinics.fresh();

        Answer added = api.as(clinic.staff())
                .header("User-Agent", "Firefox")
                .post("/api/notes", Map.of("text", "Ana sună mâine", "rank", 2))
                .expect(201);

        try (Events.Reader audit = events.read(Topic.PLATFORM_AUDIT, clinic.id())) {
            List<Events.Told> told = audit.await(1);
            AuditRecorded record = told.getFirst().as(AuditRecorded.class);
            assertThat(told).hasSize(1);
            assertThat(record.action()).isEqualTo("note.added");
            assertThat(record.resourceId()).isEqualTo(added.id().toString());
            assertThat(record.actorKind()).isEqualTo(AuditActorKind.USER);
            assertThat(record.userId()).isEqualTo(clinic.staff().id());
            assertThat(record.role()).isEqualTo("staff");
            assertThat(record.userAgent()).isEqualTo("Firefox");
            assertThat(record.requestId()).isNotNull();
            assertThat(record.changes())
                    .containsExactly(
                            AuditChange.of("rank", null, "2"), AuditChange.masked("text", null, AuditChange.MASK));
            assertThat(audit.untilNow()).hasSize(1);
        }
    }

    @Test
    void goesOnWithItsTokensWhenTheClockIsMoved() {
        Clinic clinic = clinics.fresh();
        clock.advance(Duration.ofDays(40));

        Answer list = api.as(clinic.viewer()).get("/api/notes").expect(200);

        Instant timestamp =
                Instant.parse(list.json().path("meta").path("timestamp").asString());
        assertThat(timestamp).isAfter(Instant.now().plus(Duration.ofDays(39)));
    }

    @Test
    void knowsPeopleOfSeveralClinicsAndOfNone() {
        Clinic one = clinics.fresh();
        Clinic other = clinics.fresh();
        Person both = clinics.member(
                "Maria Popescu", new Membership(one.id(), Role.OWNER), new Membership(other.id(), Role.STAFF));

        api.as(both).get("/api/notes").expect(400, "CLINIC_REQUIRED");
        api.as(both, other.id()).get("/api/notes").expect(200);
        api.as(clinics.stranger()).get("/api/notes").expect(403, "FORBIDDEN");
        api.as(identity.operatorToken()).get("/operations/outbox").expect(200);
    }

    @Test
    void hearsOfAStatementThatEscapesTheGuard() {
        mongo.getDatabase(database).getCollection("notes").find().first();

        // left there, it would fail this very test
        assertThat(guardReports.take()).singleElement().asString().contains("'find' on 'notes'");
    }

    @Test
    void sharesTheTwoClinicsOfTheDocs() {
        assertThat(clinics.zambet()).isSameAs(clinics.zambet());
        assertThat(clinics.zambet().name()).isEqualTo("Clinica Zâmbet");
        assertThat(clinics.armonia().id()).isNotEqualTo(clinics.zambet().id());
    }
}
