package com.msaas.contracts;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Holds an event's value against its JSON Schema: at the outbox before it can be told, at the inbox before
/// it can have an effect. All schemas are compiled when the class is first used; after that a check costs
/// microseconds.
public final class ContractSchemas {

    private static final Map<String, Schema> BY_TYPE = compileAll();

    private ContractSchemas() {}

    /// What is wrong with the value; empty when nothing is. Each problem names place and rule and never the
    /// value, so that it may be logged and kept with a dead letter.
    public static List<String> validate(String type, byte[] value) {
        Schema schema = BY_TYPE.get(type);
        if (schema == null) {
            return List.of("no contract of this type");
        }
        JsonNode tree;
        try {
            tree = ContractJson.mapper().readTree(value);
        } catch (JacksonException noJson) {
            return List.of("the value is not JSON");
        }
        List<Error> errors = schema.validate(tree);
        return errors.isEmpty()
                ? List.of()
                : errors.stream().map(ContractSchemas::describe).toList();
    }

    /// Compiles a schema as the wire does, formats counted as rules and not as remarks.
    static Schema compile(String name, JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(SchemaLocation.of("urn:msaas:event:" + name), schema);
    }

    private static Map<String, Schema> compileAll() {
        Map<String, Schema> compiled = new HashMap<>();
        for (EventContract<?> contract : Contracts.all()) {
            compiled.put(contract.type(), compile(contract.type(), load(contract.type())));
        }
        return Map.copyOf(compiled);
    }

    private static JsonNode load(String type) {
        String path = "/schemas/" + type + ".json";
        try (InputStream file = ContractSchemas.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in the jar of the contracts");
            }
            return ContractJson.mapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String describe(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return (place.isEmpty() ? "/" : place) + ": " + error.getKeyword() + (property == null ? "" : " " + property);
    }
}
