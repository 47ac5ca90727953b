package com.msaas.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schemas (2020-12) of what requests are read as and answers are written from: the same rules as
/// those of the reader and the writer, told instead of applied. Records become components of their own, each
/// told once for each way that it goes.
public final class WireSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "$ref";

    private static final Map<Class<?>, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date");
    private static final Map<Class<?>, String> PATTERNS = Map.of(
            LocalTime.class, "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
            YearMonth.class, "^[0-9]{4}-[0-9]{2}$",
            Currency.class, "^[A-Z]{3}$",
            BigDecimal.class, "^-?[0-9]{1,20}(\\.[0-9]{1,10})?$");
    private static final Map<Class<?>, String> EXAMPLES = Map.of(
            UUID.class, "01980c5e-7d0a-7c3e-9b1f-5a6d2e8f4c10",
            Instant.class, "2027-01-04T08:00:00Z",
            LocalDate.class, "2027-01-04",
            LocalTime.class, "09:00",
            YearMonth.class, "2027-01",
            ZoneId.class, "Europe/Bucharest",
            Currency.class, "RON",
            BigDecimal.class, "250.00");

    private static final JsonMapper WRITER = writer();

    private final String base;
    private final Set<String> taken;
    private final Map<Use, ObjectNode> schemas = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    /// @param base where components stand, such as `#/components/schemas/`
    /// @param taken names there that are no record's
    public WireSchemas(String base, Set<String> taken) {
        this.base = base;
        this.taken = Set.copyOf(taken);
    }

    private static JsonMapper writer() {
        JsonMapper.Builder builder = JsonMapper.builder();
        WireJson.configure(builder);
        return builder.build();
    }

    /// Which way a value goes: what is optional to send is always there in an answer.
    private enum Way {
        READ,
        WRITTEN
    }

    private record Use(Class<?> type, Way way) {}

    /// Where a component is referred to, by a name that is known only in the end.
    private record Reference(ObjectNode from, Use to) {}

    /// What a request may hold where this type is declared.
    public ObjectNode read(AnnotatedType type) {
        return schema(type, Way.READ);
    }

    /// What an answer holds where this type is declared.
    public ObjectNode written(AnnotatedType type) {
        return schema(type, Way.WRITTEN);
    }

    /// The same for a type that no argument declares.
    public ObjectNode read(Class<?> type) {
        return schema(AnnotatedTypes.plain(type), Way.READ);
    }

    /// All records met so far by their names, now that it is known which names are needed twice. References to
    /// them are good from here on.
    public Map<String, ObjectNode> components() {
        Map<Class<?>, String> names = names();
        Map<String, ObjectNode> components = new TreeMap<>();
        schemas.forEach((use, schema) -> components.put(name(use, names), schema));
        references.forEach(reference -> reference.from.put(REFERENCE, base + name(reference.to, names)));
        return components;
    }

    private String name(Use use, Map<Class<?>, String> names) {
        String name = names.getOrDefault(use.type, use.type.getSimpleName());
        boolean goesBothWays = use.way == Way.READ && schemas.containsKey(new Use(use.type, Way.WRITTEN));
        return goesBothWays ? name + "Input" : name;
    }

    private Map<Class<?>, String> names() {
        Map<String, List<Class<?>>> bySimpleName = new HashMap<>();
        schemas.keySet().stream()
                .map(Use::type)
                .distinct()
                .forEach(type -> bySimpleName
                        .computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(type));
        Map<Class<?>, String> names = new HashMap<>();
        bySimpleName.forEach((name, types) ->
                types.forEach(type -> names.put(type, types.size() > 1 || taken.contains(name) ? longer(type) : name)));
        return names;
    }

    /// `PlanView` for `PlanController.View`, `ImportingProblem` for a `Problem` in the package `importing`.
    private static String longer(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        String packageName = type.getPackageName();
        String prefix = around == null
                ? StringUtils.capitalize(packageName.substring(packageName.lastIndexOf('.') + 1))
                : around.getSimpleName().replaceFirst("Controller$", "");
        return prefix + type.getSimpleName();
    }

    private ObjectNode schema(AnnotatedType declared, Way way) {
        Class<?> type = AnnotatedTypes.rawClass(declared.getType());
        if (type == Change.class || type == Optional.class) {
            ObjectNode inside = schema(AnnotatedTypes.argument(declared, 0), way);
            return type == Optional.class ? orNull(inside) : inside;
        }
        ObjectNode schema = present(declared, type, way);
        if (way == Way.READ) {
            constrain(schema, declared, type);
        }
        return AnnotatedTypes.isNullable(declared) ? orNull(schema) : schema;
    }

    private ObjectNode present(AnnotatedType declared, Class<?> type, Way way) {
        if (Scalars.isPlain(type) || ZoneId.class.isAssignableFrom(type)) {
            return scalar(type, way);
        }
        if (ValueRecords.is(type)) {
            return valueRecord(type, way);
        }
        if (type.isRecord()) {
            return reference(new Use(type, way));
        }
        if (Collection.class.isAssignableFrom(type)) {
            ObjectNode list = ofType("array");
            list.set("items", schema(AnnotatedTypes.argument(declared, 0), way));
            return type == Set.class ? list.put("uniqueItems", true) : list;
        }
        if (Map.class.isAssignableFrom(type)) {
            ObjectNode map = ofType("object");
            map.set("additionalProperties", schema(AnnotatedTypes.argument(declared, 1), way));
            return map;
        }
        if (type == byte[].class) {
            return ofType("string").put("format", "binary");
        }
        if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
            return JSON.objectNode();
        }
        throw new IllegalStateException("no schema is known for " + declared.getType());
    }

    private static ObjectNode scalar(Class<?> type, Way way) {
        if (type.isEnum()) {
            ObjectNode text = ofType("string");
            ArrayNode constants = text.putArray("enum");
            if (way == Way.READ) {
                WireNames.constants(type).keySet().forEach(constants::add);
            } else {
                Arrays.stream(type.getEnumConstants())
                        .map(WRITER::<JsonNode>valueToTree)
                        .forEach(constants::add);
            }
            return text;
        }
        if (Scalars.isInteger(type)) {
            boolean isLong = type == long.class || type == Long.class;
            return ofType("integer").put("format", isLong ? "int64" : "int32");
        }
        if (Scalars.isFraction(type)) {
            return ofType("number").put("format", "double");
        }
        if (Scalars.isBoolean(type)) {
            return ofType("boolean");
        }
        ObjectNode text = ofType("string");
        if (FORMATS.containsKey(type)) {
            text.put("format", FORMATS.get(type));
        }
        if (PATTERNS.containsKey(type)) {
            text.put("pattern", PATTERNS.get(type));
        }
        String example = EXAMPLES.get(type);
        if (example != null) {
            text.putArray("examples").add(example);
        }
        return text;
    }

    private static ObjectNode valueRecord(Class<?> type, Way way) {
        AnnotatedType value = type.getRecordComponents()[0].getAnnotatedType();
        Class<?> valueType = ValueRecords.valueType(type);
        ObjectNode schema = scalar(valueType, way);
        if (way == Way.READ) {
            constraints(schema, value);
        }
        return schema.put("title", type.getSimpleName());
    }

    private ObjectNode reference(Use use) {
        if (!schemas.containsKey(use)) {
            ObjectNode schema = ofType("object");
            schemas.put(use, schema);
            fill(schema, use);
        }
        ObjectNode reference = JSON.objectNode().put(REFERENCE, "");
        references.add(new Reference(reference, use));
        return reference;
    }

    private void fill(ObjectNode schema, Use use) {
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        addFields(use, properties, required);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (use.way == Way.READ) {
            schema.put("additionalProperties", false);
        }
    }

    private void addFields(Use use, ObjectNode properties, ArrayNode required) {
        for (RecordComponent component : use.type.getRecordComponents()) {
            String name = WireNames.ofField(component.getName(), component.getAccessor());
            AnnotatedType declared = component.getAnnotatedType();
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                addFields(new Use(component.getType(), use.way), properties, required);
                continue;
            }
            properties.set(name, schema(declared, use.way));
            if (use.way == Way.READ ? isNeeded(declared) : isAlwaysThere(component)) {
                required.add(name);
            }
        }
    }

    private static boolean isNeeded(AnnotatedType declared) {
        return !AnnotatedTypes.isNullable(declared) && AnnotatedTypes.rawClass(declared.getType()) != Change.class;
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include == null || include.value() == JsonInclude.Include.ALWAYS;
    }

    /// What the reader holds a value to, its own limits included.
    private static void constrain(ObjectNode schema, AnnotatedType declared, Class<?> type) {
        constraints(schema, declared);
        if (!declared.isAnnotationPresent(Size.class)) {
            if (type == String.class) {
                schema.put("maxLength", RecordBinder.LONGEST_TEXT);
            } else if (Collection.class.isAssignableFrom(type)) {
                schema.put("maxItems", RecordBinder.LONGEST_LIST);
            }
        }
    }

    /// Adds what the annotations of Jakarta Validation say to the schema.
    static void constraints(ObjectNode schema, AnnotatedType declared) {
        for (Annotation annotation : declared.getAnnotations()) {
            switch (annotation) {
                case Size size -> size(schema, size);
                case NotBlank _ -> schema.put("minLength", 1).put("pattern", "\\S");
                case NotEmpty _ -> size(schema, 1, Integer.MAX_VALUE);
                case Min min -> schema.put("minimum", min.value());
                case Max max -> schema.put("maximum", max.value());
                case Positive _ -> schema.put("exclusiveMinimum", 0);
                case PositiveOrZero _ -> schema.put("minimum", 0);
                case Pattern pattern -> pattern(schema, pattern);
                default -> describe(schema, annotation);
            }
        }
    }

    private static void size(ObjectNode schema, Size size) {
        size(schema, size.min(), size.max());
    }

    private static void size(ObjectNode schema, int min, int max) {
        String unit = switch (schema.path("type").asString("")) {
            case "array" -> "Items";
            case "object" -> "Properties";
            default -> "Length";
        };
        if (min > 0) {
            schema.put("min" + unit, min);
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("max" + unit, max);
        }
    }

    /// Patterns that only Java understands are told in words.
    private static void pattern(ObjectNode schema, Pattern pattern) {
        if (pattern.regexp().matches(".*([*+?}]\\+|\\(\\?[a-z]|\\\\x\\{).*")) {
            schema.put("description", pattern.message());
        } else {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        }
    }

    private static void describe(ObjectNode schema, Annotation annotation) {
        if (annotation.annotationType().isAnnotationPresent(Constraint.class)
                && AnnotationUtils.getValue(annotation, "message") instanceof String message
                && !message.startsWith("{")) {
            schema.put("description", message);
        }
    }

    /// The short form where readers of schemas agree on it, which they do not for bounded numbers.
    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (schema.isEmpty() || type.isArray()) {
            return schema;
        }
        if (type.isString()
                && !schema.has("enum")
                && !Set.of("integer", "number").contains(type.stringValue())) {
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(ofType("null"));
        return either;
    }

    private static ObjectNode ofType(String type) {
        return JSON.objectNode().put("type", type);
    }
}
