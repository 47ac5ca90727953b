package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CompatibilityTest {

    @Test
    void hasOnlyGrownSinceEveryRelease() {
        assertThat(ContractFiles.releases())
                .isNotEmpty()
                .allSatisfy(release -> assertThat(ContractFiles.jsonIn(release.resolve("schemas")))
                        .isNotEmpty()
                        .allSatisfy(CompatibilityTest::assertHasOnlyGrownSince));
    }

    @Test
    void stillReadsWhatEveryReleaseTold() {
        assertThat(ContractFiles.releases())
                .allSatisfy(release -> assertThat(ContractFiles.jsonIn(release.resolve("samples")))
                        .isNotEmpty()
                        .allSatisfy(sample -> {
                            String type = ContractFiles.typeOf(sample);
                            byte[] told = ContractFiles.bytes(sample);

                            assertThat(ContractSchemas.validate(type, told)).isEmpty();
                            ContractJson.read(
                                    told, Contracts.byType(type).orElseThrow().record());
                        }));
    }

    @Test
    void noReleaseWasEdited() {
        assertThat(ContractFiles.releases())
                .allSatisfy(release ->
                        assertThat(ContractFiles.sums(release)).isEqualTo(ContractFiles.recordedSums(release)));
    }

    private static void assertHasOnlyGrownSince(Path released) {
        Path current = ContractFiles.SCHEMAS.resolve(released.getFileName());
        assertThat(current).as("still published").exists();
        assertThat(Compatibility.problems(ContractFiles.json(released), ContractFiles.json(current)))
                .as(released.toString())
                .isEmpty();
    }

    /// Breaks a released schema in each way on purpose.
    @Nested
    class Refusing {

        @Test
        void aRemovedField() {
            assertThat(broken(schema -> properties(schema).remove("provider_id")))
                    .contains("/provider_id: removed");
        }

        @Test
        void aRemovedFieldDeepInside() {
            assertThat(broken(schema -> ((ObjectNode) schema.at("/properties/price/properties")).remove("currency")))
                    .contains("/price/currency: removed");
        }

        @Test
        void aRetypedField() {
            assertThat(broken(schema -> properties(schema).putObject("version").put("type", "string")))
                    .containsExactly("/version: type changed");
        }

        @Test
        void anotherFormat() {
            assertThat(broken(schema -> ((ObjectNode) properties(schema).get("start_time")).put("format", "date")))
                    .containsExactly("/start_time: format changed");
        }

        @Test
        void anotherPattern() {
            assertThat(broken(schema ->
                            ((ObjectNode) schema.at("/properties/price/properties/amount")).put("pattern", "^[0-9]+$")))
                    .containsExactly("/price/amount: pattern changed");
        }

        @Test
        void aListOfOtherThings() {
            JsonNode released = schemaOf(ClientDetailsChanged.class);
            ObjectNode current = schemaOf(ClientDetailsChanged.class);
            ((ObjectNode) current.at("/properties/changed_fields"))
                    .putObject("items")
                    .put("type", "object");

            assertThat(Compatibility.problems(released, current)).contains("/changed_fields/*: type changed");
        }

        @Test
        void aValueTakenFromAnEnum() {
            assertThat(broken(schema -> ((ArrayNode) schema.at("/properties/status/enum")).remove(6)))
                    .containsExactly("/status: value no_show removed");
        }

        @Test
        void listedValuesWhereThereWereNone() {
            assertThat(broken(schema -> ((ObjectNode) properties(schema).get("client_id"))
                            .putArray("enum")
                            .add("one")))
                    .containsExactly("/client_id: narrowed to listed values");
        }

        @Test
        void aNewFieldThatIsRequired() {
            assertThat(broken(schema -> {
                        properties(schema).putObject("location_id").put("type", "string");
                        ((ArrayNode) schema.get("required")).add("location_id");
                    }))
                    .containsExactly("/location_id: newly required, history lacks it");
        }

        @Test
        void anOptionalFieldThatBecomesRequired() {
            assertThat(broken(schema -> ((ArrayNode) schema.get("required")).add("resource_id")))
                    .containsExactly("/resource_id: newly required, history lacks it");
        }

        @Test
        void aRequiredFieldThatBecomesOptional() {
            assertThat(broken(schema -> ((ArrayNode) schema.get("required")).remove(0)))
                    .containsExactly("/appointment_id: no longer required, older consumers rely on it");
        }
    }

    @Nested
    class Accepting {

        @Test
        void aNewOptionalField() {
            assertThat(broken(schema ->
                            properties(schema).putObject("location_id").put("type", "string")))
                    .isEmpty();
        }

        @Test
        void aNewValueInAnEnum() {
            assertThat(broken(schema -> ((ArrayNode) schema.at("/properties/status/enum")).add("waiting")))
                    .isEmpty();
        }
    }

    private static List<String> broken(Consumer<ObjectNode> change) {
        ObjectNode current = schemaOf(AppointmentBooked.class);
        change.accept(current);
        return Compatibility.problems(schemaOf(AppointmentBooked.class), current);
    }

    private static ObjectNode schemaOf(Class<? extends ContractEvent> record) {
        return SchemaGenerator.schemaOf(Contracts.of(record));
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }
}
