package com.msaas.comms.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.contracts.AppointmentBooked;
import com.msaas.contracts.EventEnvelope;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.Visit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ConversationsTest {
    private static final Instant MONDAY = Instant.parse("2027-01-04T08:00:00Z");

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    @Autowired
    Conversations conversations;

    private final UUID ana = UUID.randomUUID();
    private final UUID ion = UUID.randomUUID();
    private Clinic clinic;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
    }

    @Test
    void oneIsOpenedWithEachPatientWhoBooks() {
        events.publish(clinic.id(), Visit.madeAt(MONDAY, ana).booked());
        events.publish(clinic.id(), Visit.madeAt(MONDAY.plusSeconds(60), ion).booked());
        events.publish(clinic.id(), Visit.madeAt(MONDAY.plusSeconds(120), ana).booked());

        List<JsonNode> list = awaitBookings(3);

        assertThat(list)
                .extracting(conversation -> conversation.path("client_id").asString())
                .containsExactly(ion.toString(), ana.toString());
        JsonNode ofAna = list.get(1);
        assertThat(ofAna.path("bookings").asLong()).isEqualTo(2);
        assertThat(ofAna.path("status").asString()).isEqualTo("open");
        assertThat(ofAna.path("channel").asString()).isEqualTo("appointment");
        assertThat(ofAna.path("unread").asBoolean(true)).isFalse();
        assertThat(ofAna.path("participant").isNull()).isTrue();
        String id = ofAna.path("id").asString();
        assertThat(api.as(clinic.staff())
                        .get("/api/conversations/" + id)
                        .expect(200)
                        .data())
                .isEqualTo(ofAna);
        Answer messages = api.as(clinic.staff())
                .get("/api/conversations/" + id + "/messages")
                .expect(200);
        assertThat(messages.data().isArray()).isTrue();
        assertThat(messages.data().size()).isZero();
        assertThat(messages.json().path("meta").path("pagination").path("total").asLong(-1))
                .isZero();
    }

    @Test
    void aBookingCountsOnceHoweverOftenItIsToldOfAndWhateverBecomesOfIt() {
        Visit visit = Visit.madeAt(MONDAY, ana);
        AppointmentBooked booked = visit.booked();
        EventEnvelope envelope = events.publish(clinic.id(), booked);
        events.publish(envelope, booked);
        events.publish(clinic.id(), visit.movedTo(MONDAY.plusSeconds(3600)));
        events.publish(clinic.id(), visit.cancelled());
        events.publish(clinic.id(), visit.booked());
        events.publish(clinic.id(), Visit.madeAt(MONDAY, ion).booked());

        List<JsonNode> list = awaitBookings(2);

        assertThat(list)
                .hasSize(2)
                .allSatisfy(conversation ->
                        assertThat(conversation.path("bookings").asLong()).isEqualTo(1));
    }

    @Test
    void areFilteredAndPaged() {
        events.publish(clinic.id(), Visit.madeAt(MONDAY, ana).booked());
        events.publish(clinic.id(), Visit.madeAt(MONDAY, ion).booked());
        awaitBookings(2);
        ApiClient reception = api.as(clinic.staff());

        assertThat(reception.get("/api/conversations?client_id=" + ana).data().size())
                .isEqualTo(1);
        assertThat(reception.get("/api/conversations?status=closed").data().size())
                .isZero();
        assertThat(reception.get("/api/conversations?unread=false").data().size())
                .isEqualTo(2);
        assertThat(reception.get("/api/conversations?unread=true").data().size())
                .isZero();
        assertThat(reception.get("/api/conversations?limit=1&page=2").data().size())
                .isEqualTo(1);
        reception.get("/api/conversations?status=lost").expect(400, "VALIDATION_FAILED");
        reception.get("/api/conversations/" + UUID.randomUUID()).expect(404, "NOT_FOUND");
        reception.get("/api/conversations/" + UUID.randomUUID() + "/messages").expect(404, "NOT_FOUND");
    }

    @Test
    void comeOutOfAnIndexInTheirOrder() {
        for (Conversations.Filter filter : List.of(
                new Conversations.Filter(null, null, null, null, List.of()),
                new Conversations.Filter(ConversationStatus.OPEN, null, null, null, List.of()),
                new Conversations.Filter(null, true, null, null, List.of()),
                new Conversations.Filter(null, null, ana, null, List.of()),
                new Conversations.Filter(null, null, null, Channel.WEB_FORM, List.of()))) {
            String plan = TenantContext.call(
                            clinic.id(), () -> conversations.query(filter).explain())
                    .get("queryPlanner", Document.class)
                    .get("winningPlan", Document.class)
                    .toJson();
            assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"SORT\"");
        }
    }

    /// Both listeners are through: the one that opens and the one that counts.
    private List<JsonNode> awaitBookings(long exactly) {
        return await().until(
                        () -> api.as(clinic.staff())
                                .get("/api/conversations")
                                .expect(200)
                                .data()
                                .valueStream()
                                .toList(),
                        list -> list.stream()
                                        .mapToLong(conversation ->
                                                conversation.path("bookings").asLong())
                                        .sum()
                                == exactly);
    }
}
