package com.msaas.platform.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/// How Java names look on the wire: fields in snake_case, enum constants in lower case, both as
/// `@JsonProperty` says where it stands. Independent of the machine's language.
final class WireNames {
    private static final SnakeCase SNAKE_CASE = new SnakeCase();

    private static final ClassValue<Map<String, Object>> CONSTANTS = new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(nameOf((Enum<?>) constant), constant);
            }
            return Collections.unmodifiableMap(constants);
        }
    };

    private WireNames() {}

    static String ofField(String javaName, AnnotatedElement annotated) {
        JsonProperty named = annotated.getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? ofField(javaName) : named.value();
    }

    static String ofField(String javaName) {
        return SNAKE_CASE.of(javaName);
    }

    static String ofConstant(String javaName) {
        return javaName.toLowerCase(Locale.ROOT);
    }

    /// The constants of an enum by their names on the wire.
    static Map<String, Object> constants(Class<?> enumType) {
        return CONSTANTS.get(enumType);
    }

    private static String nameOf(Enum<?> constant) {
        try {
            JsonProperty named =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return named == null || named.value().isEmpty() ? ofConstant(constant.name()) : named.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Jackson's own rule, opened for names that no property stands behind.
    private static final class SnakeCase extends SnakeCaseStrategy {
        private static final long serialVersionUID = 1L;

        String of(String javaName) {
            return translate(javaName);
        }
    }
}
