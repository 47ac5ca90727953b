package com.msaas.crm.importing;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads which column holds what. Columns may be called anything, so this is no record.
@Component
class ReadMapping {
    private final JsonMapper mapper;

    ReadMapping(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// @return nothing where there is none
    /// @throws RefusedException when it is no object of texts
    @Nullable
    Map<String, String> read(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return null;
        }
        JsonNode node = tree(json);
        if (!node.isObject()) {
            throw refused();
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isString()) {
                throw refused();
            }
            mapping.put(entry.getKey().strip(), entry.getValue().stringValue());
        }
        return mapping;
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw refused();
        }
    }

    private static RefusedException refused() {
        return new RefusedException(InvalidInput.of(
                "mapping", "must be a JSON object of column names and fields, such as {\"Telefon\": \"phones\"}"));
    }
}
