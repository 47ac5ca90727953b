package com.msaas.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WireSchemasTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    enum Mood {
        WELL,
        NOT_SO_WELL
    }

    record VisitId(UUID value) {}

    record Price(BigDecimal amount) {}

    record Visit(
            VisitId visitId,
            @Nullable @Size(max = 5) String note,
            Mood mood,
            Price price,
            @Nullable @Min(0) @Max(9) Integer pain) {}

    record VisitChange(Change<@Nullable @Size(max = 5) String> note, Change<@Pattern(regexp = "[a-z]+") String> word) {}

    record Told(
            @JsonUnwrapped Price price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant at) {}

    static final class Other {
        record Price(int cents) {}
    }

    record Both(Price one, Other.Price two) {}

    record Endless(Duration lasts) {}

    @Test
    void readsWhatTheReaderTakes() {
        assertThat(read(Visit.class)).isEqualTo(JSON.readTree("""
                {
                  "type": "object",
                  "properties": {
                    "visit_id": { "type": "string", "format": "uuid", "examples": ["01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10"],
                                  "title": "VisitId" },
                    "note": { "type": ["string", "null"], "maxLength": 5 },
                    "mood": { "type": "string", "enum": ["well", "not_so_well"] },
                    "price": { "$ref": "#/Price" },
                    "pain": { "anyOf": [
                      { "type": "integer", "format": "int32", "minimum": 0, "maximum": 9 }, { "type": "null" } ] }
                  },
                  "required": ["visit_id", "mood", "price"],
                  "additionalProperties": false
                }"""));
    }

    @Test
    void leavesEverythingOutOfAChangeThatMayBeLeftOut() {
        assertThat(read(VisitChange.class)).isEqualTo(JSON.readTree("""
                {
                  "type": "object",
                  "properties": {
                    "note": { "type": ["string", "null"], "maxLength": 5 },
                    "word": { "type": "string", "maxLength": 10000, "pattern": "^(?:[a-z]+)$" }
                  },
                  "additionalProperties": false
                }"""));
    }

    @Test
    void writesWhatTheWriterWrites() {
        WireSchemas schemas = schemas();
        schemas.written(AnnotatedTypes.plain(Visit.class));
        schemas.written(AnnotatedTypes.plain(Told.class));
        Map<String, ObjectNode> components = schemas.components();

        assertThat(names(components.get("Visit").path("required")))
                .containsExactly("visit_id", "note", "mood", "price", "pain");
        assertThat(components.get("Visit").has("additionalProperties")).isFalse();
        assertThat(components.get("Told").path("properties").propertyNames()).containsExactly("amount", "at");
        assertThat(names(components.get("Told").path("required"))).containsExactly("amount");
    }

    @Test
    void givesEachComponentANameOfItsOwn() {
        WireSchemas schemas = schemas();
        ObjectNode written = schemas.written(AnnotatedTypes.plain(Both.class));
        ObjectNode read = schemas.read(Both.class);

        assertThat(schemas.components())
                .containsOnlyKeys(
                        "Both",
                        "BothInput",
                        "WireSchemasTestPrice",
                        "WireSchemasTestPriceInput",
                        "OtherPrice",
                        "OtherPriceInput");
        assertThat(written.path("$ref").stringValue()).isEqualTo("#/Both");
        assertThat(read.path("$ref").stringValue()).isEqualTo("#/BothInput");
    }

    @Test
    void knowsNoSchemaForWhatNobodyHasThoughtAbout() {
        assertThatThrownBy(() -> schemas().read(Endless.class)).hasMessageContaining("Duration");
    }

    private static JsonNode read(Class<?> type) {
        WireSchemas schemas = schemas();
        schemas.read(type);
        return JSON.readTree(String.valueOf(schemas.components().get(type.getSimpleName())));
    }

    private static WireSchemas schemas() {
        return new WireSchemas("#/", Set.of());
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
