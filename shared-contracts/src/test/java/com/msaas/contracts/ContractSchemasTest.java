package com.msaas.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ContractSchemasTest {

    private static final EventContract<?> BOOKED = Contracts.of(AppointmentBooked.class);

    @Test
    void acceptsFieldsThatANewerProducerAdds() {
        assertThat(ContractSchemas.validate(BOOKED.type(), booked(json -> json.put("colour", "green"))))
                .isEmpty();
    }

    @Test
    void namesPlaceAndRuleButNotTheValue() {
        assertThat(validate(json -> json.remove("client_id"))).containsExactly("/: required client_id");
        assertThat(validate(json -> json.put("client_id", "Ana Pop"))).containsExactly("/client_id: format");
        assertThat(validate(json -> json.put("start_time", "tomorrow"))).containsExactly("/start_time: format");
        assertThat(validate(json -> json.put("status", "late"))).containsExactly("/status: enum");
        assertThat(validate(json -> json.put("version", "1"))).containsExactly("/version: type");
        assertThat(validate(json -> json.put("overbooked", 0))).containsExactly("/overbooked: type");
        assertThat(validate(json -> json.putNull("resource_id"))).containsExactly("/resource_id: type");
        assertThat(validate(json -> ((ObjectNode) json.get("price")).put("amount", "1E+2")))
                .containsExactly("/price/amount: pattern");
        assertThat(validate(json -> ((ObjectNode) json.get("price")).put("amount", 250)))
                .containsExactly("/price/amount: type");
    }

    @Test
    void refusesATimeThatIsNoTimeAndADateThatIsNoDate() {
        assertThat(validate(json -> json.put("start_time", "2027-02-30T08:00:00Z")))
                .containsExactly("/start_time: format");
        assertThat(validate(json -> json.put("start_time", "2027-02-03"))).containsExactly("/start_time: format");
    }

    @Test
    void refusesWhatIsNoJsonOrNoContract() {
        assertThat(ContractSchemas.validate(BOOKED.type(), "{".getBytes(UTF_8)))
                .containsExactly("the value is not JSON");
        assertThat(ContractSchemas.validate(BOOKED.type(), new byte[0])).isNotEmpty();
        assertThat(ContractSchemas.validate(BOOKED.type(), "[]".getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(ContractSchemas.validate("com.msaas.crm.client.merged.v9", "{}".getBytes(UTF_8)))
                .containsExactly("no contract of this type");
    }

    /// It stands in every booking's way twice. The best of many rounds, so that a busy machine does not fail
    /// it.
    @Test
    void costsMicroseconds() {
        byte[] value = Sample.json(BOOKED);
        int perRound = 500;

        double bestMicros = IntStream.range(0, 60)
                .mapToDouble(round -> {
                    long start = System.nanoTime();
                    for (int i = 0; i < perRound; i++) {
                        assertThat(ContractSchemas.validate(BOOKED.type(), value)
                                        .isEmpty())
                                .isTrue();
                    }
                    return (System.nanoTime() - start) / 1_000.0 / perRound;
                })
                .min()
                .orElseThrow();

        System.out.printf("a check against its schema costs %.1f µs%n", bestMicros);
        assertThat(bestMicros).isLessThan(50);
    }

    private static List<String> validate(Consumer<ObjectNode> change) {
        return ContractSchemas.validate(BOOKED.type(), booked(change));
    }

    private static byte[] booked(Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) ContractJson.mapper().readTree(Sample.json(BOOKED));
        change.accept(json);
        return json.toString().getBytes(UTF_8);
    }
}
