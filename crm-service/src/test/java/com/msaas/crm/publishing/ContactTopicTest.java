package com.msaas.crm.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.contracts.ClientContact;
import com.msaas.contracts.Topic;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ContactTopicTest {
    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    @Autowired
    Events events;

    private Clinic clinic;
    private ApiClient reception;

    @BeforeEach
    void opensAClinic() {
        clinic = clinics.fresh();
        reception = api.as(clinic.staff());
    }

    @Test
    void tellsHowAPatientIsCalledAndReachedAndTheNewestOfIt() {
        UUID ana = reception
                .post(
                        "/api/clients",
                        Map.of(
                                "first_name",
                                "Ana",
                                "last_name",
                                "Pop",
                                "emails",
                                List.of("Ana@example.ro"),
                                "phones",
                                List.of("0722123456", "0733123456"),
                                "notes",
                                "alergică"))
                .expect(201)
                .id();
        reception.patch("/api/clients/" + ana, Map.of("last_name", "Pop-Ilie")).expect(200);
        reception.patch("/api/clients/" + ana, Map.of("emails", List.of())).expect(200);
        reception
                .patch("/api/clients/" + ana, Map.of("phones", List.of("0733123456", "0722123456")))
                .expect(200);

        List<Events.Told> told = events.read(Topic.CRM_CONTACT, clinic.id()).await(4);

        assertThat(told).allSatisfy(one -> assertThat(one.key()).isEqualTo(clinic.id() + "/" + ana));
        assertThat(told)
                .extracting(one -> one.as(ClientContact.class))
                .containsExactly(
                        new ClientContact(
                                ana,
                                1,
                                "Ana",
                                "Pop",
                                List.of("ana@example.ro"),
                                List.of("+40722123456", "+40733123456")),
                        new ClientContact(
                                ana,
                                2,
                                "Ana",
                                "Pop-Ilie",
                                List.of("ana@example.ro"),
                                List.of("+40722123456", "+40733123456")),
                        new ClientContact(
                                ana, 3, "Ana", "Pop-Ilie", List.of(), List.of("+40722123456", "+40733123456")),
                        new ClientContact(
                                ana, 4, "Ana", "Pop-Ilie", List.of(), List.of("+40733123456", "+40722123456")));
    }

    @Test
    void saysNothingWhenSomethingElseChanges() {
        UUID ana = add("Ana");
        reception
                .patch(
                        "/api/clients/" + ana,
                        Map.of("notes", "sună seara", "status", "inactive", "tags", List.of("vip"), "address", "Cluj"))
                .expect(200);
        reception.patch("/api/clients/" + ana, Map.of("first_name", "Ioana")).expect(200);

        // the last change comes after whatever the ones before would have told
        assertThat(events.read(Topic.CRM_CONTACT, clinic.id()).await(2))
                .extracting(one -> one.as(ClientContact.class).firstName())
                .containsExactly("Ana", "Ioana");
    }

    @Test
    void forgetsAPatientWhoseFileGoesOutOfUseAndTellsOfOneThatComesBack() {
        UUID ana = add("Ana");
        reception.delete("/api/clients/" + ana).expect(204);
        reception.send("POST", "/api/clients/" + ana + "/restore", null).expect(200);

        List<Events.Told> told = events.read(Topic.CRM_CONTACT, clinic.id()).await(3);

        assertThat(told).allSatisfy(one -> assertThat(one.key()).isEqualTo(clinic.id() + "/" + ana));
        assertThat(told.get(0).as(ClientContact.class).version()).isEqualTo(1);
        assertThat(told.get(1).value()).isNull();
        assertThat(told.get(2).as(ClientContact.class))
                .isEqualTo(new ClientContact(ana, 3, "Ana", "Pop", List.of(), List.of()));
    }

    private UUID add(String first) {
        return reception
                .post("/api/clients", Map.of("first_name", first, "last_name", "Pop"))
                .expect(201)
                .id();
    }
}
