package com.msaas.crm.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Clinic;
import com.msaas.testsupport.ServiceTest;
import com.msaas.testsupport.TestClinics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TwinsTest {
    private static final int CLIENTS = 16;

    @Autowired
    ApiClient api;

    @Autowired
    TestClinics clinics;

    private ApiClient reception;

    @BeforeEach
    void opensAClinic() {
        Clinic clinic = clinics.fresh();
        reception = api.as(clinic.staff());
    }

    @Test
    void noticesTheSameContactInAnotherSpelling() {
        UUID ana = add("Ana", "Ana@Example.ro", "0722 123 456");

        Answer twin = reception.post("/api/clients", file("Ana Maria", "ana@example.RO", "+40722123456", false));

        twin.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(twin.details().valueStream().map(TwinsTest::match))
                .containsExactlyInAnyOrder(ana + " by email", ana + " by phone");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void letsAFamilyShareItsPhone() {
        UUID mother = add("Maria", "maria@example.ro", "0722123456");

        UUID child = reception
                .post("/api/clients", file("Ionuț", "ionut@example.ro", "0722123456", true))
                .expect(201)
                .id();
        Answer third = reception.post("/api/clients", file("Vlad", "vlad@example.ro", "0722123456", false));

        third.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(third.details().valueStream().map(TwinsTest::match))
                .containsExactlyInAnyOrder(mother + " by phone", child + " by phone");
    }

    @Test
    void noticesATwinWhenAContactIsChanged() {
        UUID ana = add("Ana", "ana@example.ro", "0722123456");
        UUID ion = add("Ion", "ion@example.ro", "0733123456");

        Answer twin = reception.patch("/api/clients/" + ion, Map.of("phones", List.of("0722123456")));

        twin.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(twin.details().valueStream().map(TwinsTest::match)).containsExactly(ana + " by phone");
        reception
                .patch("/api/clients/" + ion, Map.of("phones", List.of("0722123456"), "allow_shared_contact", true))
                .expect(200);
        reception
                .patch("/api/clients/" + ion, Map.of("notes", "schimbă altceva și păstrează telefonul comun"))
                .expect(200);
    }

    @Test
    void leavesAContactToOthersOnceItIsNotUsedAnyMore() {
        UUID ana = add("Ana", "ana@example.ro", "0722123456");
        reception.patch("/api/clients/" + ana, Map.of("emails", List.of())).expect(200);
        add("Ioana", "ana@example.ro", "0733123456");

        reception.delete("/api/clients/" + ana).expect(204);

        UUID heir = add("Ilinca", "ilinca@example.ro", "0722123456");
        Answer back = reception.send("POST", "/api/clients/" + ana + "/restore", null);
        back.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(back.details().valueStream().map(TwinsTest::match)).containsExactly(heir + " by phone");
        reception
                .post("/api/clients/" + ana + "/restore", Map.of("allow_shared_contact", true))
                .expect(200);
    }

    @Test
    void isAskedForEachClinicByItself() {
        add("Ana", "ana@example.ro", "0722123456");

        api.as(clinics.fresh().owner())
                .post("/api/clients", file("Ana", "ana@example.ro", "0722123456", false))
                .expect(201);
    }

    @RepeatedTest(5)
    void isDecidedExactlyWhenManyAddTheSamePersonAtOnce() throws Exception {
        List<Answer> answers =
                atOnce(number -> file("Ana" + number, "ana" + number + "@example.ro", "0722123456", false));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        UUID winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(refused -> {
            refused.expect(409, "POSSIBLE_DUPLICATE");
            assertThat(refused.details().valueStream().map(TwinsTest::match)).containsExactly(winner + " by phone");
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void takesAllOfAFamilyWhenTheyComeAtOnce() throws Exception {
        List<Answer> answers = atOnce(number -> file("Copil" + number, null, "0722123456", true));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        Answer another = reception.post("/api/clients", file("Vecin", null, "0722123456", false));
        another.expect(409, "POSSIBLE_DUPLICATE");
        assertThat(another.details().size()).isEqualTo(CLIENTS);
    }

    private List<Answer> atOnce(IntFunction<Map<String, Object>> file) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        List<Future<Answer>> all = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < CLIENTS; number++) {
                Map<String, Object> body = file.apply(number);
                all.add(clients.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return reception.post("/api/clients", body);
                }));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> one : all) {
            answers.add(one.get());
        }
        return answers;
    }

    private UUID add(String name, String email, String phone) {
        return reception
                .post("/api/clients", file(name, email, phone, false))
                .expect(201)
                .id();
    }

    private long count() {
        return reception.get("/api/clients").expect(200).data().size();
    }

    private static Map<String, Object> file(String name, String email, String phone, boolean shared) {
        Map<String, Object> file = new HashMap<>();
        file.put("first_name", name);
        file.put("last_name", "Popa");
        file.put("phones", List.of(phone));
        if (email != null) {
            file.put("emails", List.of(email));
        }
        if (shared) {
            file.put("allow_shared_contact", true);
        }
        return file;
    }

    private static String match(JsonNode detail) {
        return detail.path("client_id").asString() + " by "
                + detail.path("matched_on").asString();
    }
}
