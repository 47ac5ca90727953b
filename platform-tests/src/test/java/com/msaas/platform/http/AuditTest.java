package com.msaas.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.contracts.AuditActorKind;
import com.msaas.contracts.AuditChange;
import com.msaas.contracts.AuditRecorded;
import com.msaas.contracts.AuditSeverity;
import com.msaas.contracts.Topic;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.audit.AuditEntry;
import com.msaas.platform.audit.AuditTrail;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Events.Told;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest(classes = NoteService.class, properties = NoteService.NAME)
class AuditTest {
    private static final AuditEntry BEGUN = AuditEntry.of("note.begun", "note", "one");
    private static final AuditEntry ENDED = AuditEntry.of("note.ended", "note", "one");

    @Autowired
    private ApiClient api;

    @Autowired
    private TestClinics clinics;

    @Autowired
    private Events events;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Transactions transactions;

    private Clinic clinic;

    @BeforeEach
    void freshClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void tellsWhoDidWhatFromWhereAndInWhichRequest() {
        api.as(clinic.owner())
                .header("User-Agent", "Firefox")
                .header("X-Request-Id", "request-4711")
                .header("X-Client-Address", "203.0.113.7")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .delete("/api/notes/one")
                .expect(204);

        try (Events.Reader audit = events.read(Topic.PLATFORM_AUDIT, clinic.id())) {
            Told told = audit.await(1).getFirst();
            AuditRecorded record = told.as(AuditRecorded.class);
            assertThat(told.key()).isEqualTo(clinic.id().toString());
            assertThat(told.envelope().user()).contains(clinic.owner().id());
            assertThat(told.envelope().traceparent()).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
            assertThat(record.action()).isEqualTo("note.removed");
            assertThat(record.actorKind()).isEqualTo(AuditActorKind.USER);
            assertThat(record.userId()).isEqualTo(clinic.owner().id());
            assertThat(record.role()).isEqualTo("owner");
            assertThat(record.ipAddress()).isEqualTo("203.0.113.7");
            assertThat(record.userAgent()).isEqualTo("Firefox");
            assertThat(record.requestId()).isEqualTo("request-4711");
            assertThat(record.severity()).isEqualTo(AuditSeverity.CRITICAL);
            assertThat(record.changes()).containsExactly(AuditChange.masked("name", AuditChange.MASK, null));
        }
    }

    @Test
    void saysNothingOfWhatWasUndone() {
        assertThatThrownBy(() -> asSystem(() -> transactions.inOne(() -> {
                    trail.record(BEGUN);
                    throw new IllegalArgumentException("changed our mind");
                })))
                .isInstanceOf(IllegalArgumentException.class);

        asSystem(() -> transactions.inOne(() -> trail.record(ENDED)));

        try (Events.Reader audit = events.read(Topic.PLATFORM_AUDIT, clinic.id())) {
            audit.await(1);
            assertThat(audit.untilNow())
                    .extracting(told -> told.as(AuditRecorded.class).action())
                    .containsExactly("note.ended");
        }
    }

    @Test
    void isWrittenOnlyInATransactionAndOnlyBySomebody() {
        assertThatThrownBy(() -> asSystem(() -> trail.record(BEGUN))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TenantContext.run(clinic.id(), () -> transactions.inOne(() -> trail.record(BEGUN))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Actor.system("test").run(() -> transactions.inOne(() -> trail.record(BEGUN))))
                .isInstanceOf(IllegalStateException.class);
    }

    private void asSystem(Runnable work) {
        TenantContext.run(clinic.id(), () -> Actor.system("note-service.test").run(work));
    }
}
