package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GoldenSamplesTest {

    static List<EventContract<?>> contracts() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void isReadIntoItsRecordAndWrittenBackEqual(EventContract<?> contract) {
        byte[] sample = Sample.json(contract);

        ContractEvent event = ContractJson.read(sample, contract.record());

        byte[] written = ContractJson.toBytes(event);
        assertThat(tree(written)).isEqualTo(tree(sample));
        assertThat(ContractJson.read(written, contract.record())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void holdsToItsSchema(EventContract<?> contract) {
        assertThat(ContractSchemas.validate(contract.type(), Sample.json(contract)))
                .isEmpty();
    }

    /// Else a field could change its form unseen.
    @ParameterizedTest
    @MethodSource("contracts")
    void showsEveryFieldThatMayBeThere(EventContract<?> contract) {
        assertShowsAll("", SchemaGenerator.schemaOf(contract), tree(Sample.json(contract)));
    }

    private static void assertShowsAll(String place, JsonNode schema, JsonNode sample) {
        schema.path("properties").forEachEntry((name, field) -> {
            assertThat(sample.has(name)).as("%s/%s in the sample", place, name).isTrue();
            assertShowsAll(place + "/" + name, field, sample.get(name));
        });
        if (schema.has("items")) {
            assertThat(sample).as("%s in the sample", place).isNotEmpty();
            assertShowsAll(place + "/*", schema.get("items"), sample.get(0));
        }
    }

    private static JsonNode tree(byte[] json) {
        return ContractJson.mapper().readTree(json);
    }
}
