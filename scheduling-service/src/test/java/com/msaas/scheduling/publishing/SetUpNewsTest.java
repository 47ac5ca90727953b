package com.msaas.scheduling.publishing;

import static com.msaas.scheduling.Practice.aDentist;
import static com.msaas.scheduling.Practice.aService;
import static com.msaas.scheduling.Practice.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.Money;
import com.msaas.contracts.OfferingDescribed;
import com.msaas.contracts.ProviderContact;
import com.msaas.contracts.Topic;
import com.msaas.scheduling.Practice;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import com.msaas.testsupport.TestClock;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What others hear of the catalogue and of those who treat patients.
@ServiceTest
class SetUpNewsTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    TestClock clock;

    @Autowired
    Events events;

    private Practice practice;

    @BeforeEach
    void open() {
        practice = Practice.open(clinics.fresh(), api, events);
    }

    @Test
    void tellsHowAServiceStandsAfterEachChange() {
        UUID id = practice.service(aService("Consultație", 30));
        String service = "/api/services/" + id;
        practice.owner().patch(service, body("duration_minutes", 45)).expect(200);
        practice.owner().patch(service, body("duration_minutes", 45)).expect(200);
        practice.owner().delete(service).expect(204);

        try (Events.Reader reader = events.read(Topic.SCHEDULING_OFFERING, practice.clinic.id())) {
            List<OfferingDescribed> told = reader.await(3).stream()
                    .map(one -> one.as(OfferingDescribed.class))
                    .toList();
            Money price = new Money(new BigDecimal("250.00"), "RON");
            assertThat(told).extracting(OfferingDescribed::version).containsExactly(1L, 2L, 3L);
            assertThat(told).extracting(OfferingDescribed::durationMinutes).containsExactly(30, 45, 45);
            assertThat(told).extracting(OfferingDescribed::offered).containsExactly(true, true, false);
            assertThat(told).allSatisfy(one -> {
                assertThat(one.serviceId()).isEqualTo(id);
                assertThat(one.name()).isEqualTo("Consultație");
                assertThat(one.price()).isEqualTo(price);
            });
        }
    }

    @Test
    void tellsANameOnTheContactTopicOnlyAndOnlyWhenItIsNew() {
        UUID id = practice.owner()
                .post("/api/providers", aDentist("Dr. Ioana Ionescu", "09:00", "17:00"))
                .expect(201)
                .id();
        String provider = "/api/providers/" + id;
        practice.owner().patch(provider, body("color", "#2f80ed")).expect(200);
        practice.owner().patch(provider, body("name", "Dr. Ioana Pop")).expect(200);
        practice.owner().delete(provider).expect(204);

        try (Events.Reader reader = events.read(Topic.SCHEDULING_CONTACT, practice.clinic.id())) {
            List<Events.Told> told = reader.await(2);
            assertThat(told)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.key()).isEqualTo(practice.clinic.id() + "/" + id));
            assertThat(told)
                    .extracting(one -> one.as(ProviderContact.class).name())
                    .containsExactly("Dr. Ioana Ionescu", "Dr. Ioana Pop");
            assertThat(told)
                    .extracting(one -> one.as(ProviderContact.class).version())
                    .containsExactly(1L, 3L);
        }
    }
}
