package com.msaas.platform.api;

import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns a tree of JSON into records, gathering everything that does not fit on the way.
final class RecordBinder {
    /// Stands for a value whose problem is gathered already.
    private static final Object WRONG = new Object();

    /// Text and lists without a `@Size` of their own are held to these.
    static final int LONGEST_TEXT = 10_000;

    static final int LONGEST_LIST = 1_000;

    private final Validator validator;
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

    RecordBinder(Validator validator) {
        this.validator = validator;
    }

    /// The tree as a value of the type.
    ///
    /// @throws RefusedException with `VALIDATION_FAILED` and everything that is wrong
    Object bind(JsonNode node, AnnotatedType type) {
        FieldProblems problems = new FieldProblems();
        Object bound = required(node, new Place(type, "", false), problems);
        problems.refuseIfAny();
        if (bound == null || bound == WRONG) {
            throw new IllegalStateException("nothing was bound and nothing was wrong");
        }
        return bound;
    }

    /// Where a value stands: its declared type, its path, and whether a `@Size` bounds it.
    private record Place(AnnotatedType type, String path, boolean bounded) {
        Class<?> rawClass() {
            return AnnotatedTypes.rawClass(type.getType());
        }

        String name() {
            return path.isEmpty() ? "body" : path;
        }

        Place field(AnnotatedType fieldType, String name, boolean bounded) {
            return new Place(fieldType, path.isEmpty() ? name : path + "." + name, bounded);
        }

        Place element(int index) {
            AnnotatedType element = AnnotatedTypes.argument(type, 0);
            return new Place(element, path + "[" + index + "]", element.isAnnotationPresent(Size.class));
        }

        Place entry(String key) {
            return field(AnnotatedTypes.argument(type, 1), key, false);
        }
    }

    private @Nullable Object required(JsonNode node, Place place, FieldProblems problems) {
        if (node.isNull()) {
            if (AnnotatedTypes.isNullable(place.type)) {
                return null;
            }
            problems.add(place.name(), "must not be null");
            return WRONG;
        }
        return present(node, place, problems);
    }

    private Object present(JsonNode node, Place place, FieldProblems problems) {
        Class<?> type = place.rawClass();
        if (Scalars.isPlain(type)) {
            return scalar(node, type, place, problems);
        }
        if (ValueRecords.is(type)) {
            return valueRecord(node, place, problems);
        }
        if (type.isRecord()) {
            return record(node, place, problems);
        }
        if (type == List.class || type == Collection.class || type == Set.class) {
            return elements(node, place, problems);
        }
        if (type == Map.class) {
            return entries(node, place, problems);
        }
        throw new IllegalStateException("no such type is read from outside: " + type.getName());
    }

    private Object scalar(JsonNode node, Class<?> type, Place place, FieldProblems problems) {
        try {
            if (Scalars.isText(type) && node.isString()) {
                Object value = Scalars.fromText(node.stringValue(), type);
                if (type == String.class && !place.bounded && ((String) value).length() > LONGEST_TEXT) {
                    throw new Scalars.Wrong("must have at most " + LONGEST_TEXT + " characters");
                }
                return value;
            }
            if (Scalars.isInteger(type) && node.isIntegralNumber()) {
                return Scalars.integer(node.decimalValue(), type);
            }
            if (Scalars.isFraction(type)
                    && node.isNumber()
                    && Double.isFinite(node.decimalValue().doubleValue())) {
                return node.decimalValue().doubleValue();
            }
            if (Scalars.isBoolean(type) && node.isBoolean()) {
                return node.booleanValue();
            }
            throw new Scalars.Wrong(Scalars.expectation(type));
        } catch (Scalars.Wrong e) {
            problems.add(place.name(), e.why());
            return WRONG;
        }
    }

    private Object valueRecord(JsonNode node, Place place, FieldProblems problems) {
        Shape shape = shape(place.rawClass());
        Component component = shape.components.getFirst();
        Object value = scalar(
                node,
                component.type.getType() instanceof Class<?> plain ? plain : Object.class,
                new Place(component.type, place.path, component.bounded),
                problems);
        if (value == WRONG || violated(shape, component, value, place.name(), problems)) {
            return WRONG;
        }
        return made(shape, new Object[] {value}, place, problems);
    }

    private Object record(JsonNode node, Place place, FieldProblems problems) {
        if (!node.isObject()) {
            problems.add(place.name(), "must be an object");
            return WRONG;
        }
        Shape shape = shape(place.rawClass());
        int before = problems.count();
        @Nullable Object[] values = new @Nullable Object[shape.components.size()];
        for (int at = 0; at < values.length; at++) {
            Component component = shape.components.get(at);
            Place inside = place.field(component.type, component.wireName, component.bounded);
            values[at] = component(node.get(component.wireName), component, inside, problems);
            if (values[at] != WRONG) {
                violated(shape, component, values[at], inside.path, problems);
            }
        }
        for (String name : node.propertyNames()) {
            if (!shape.known.contains(name)) {
                problems.add(place.field(place.type, name, false).path, "is not a known field");
            }
        }
        return problems.count() > before ? WRONG : made(shape, values, place, problems);
    }

    private @Nullable Object component(
            @Nullable JsonNode node, Component component, Place place, FieldProblems problems) {
        if (place.rawClass() == Change.class) {
            return node == null ? Change.none() : change(node, place, problems);
        }
        if (node == null && AnnotatedTypes.isNullable(component.type)) {
            return null;
        }
        if (node == null || (node.isNull() && !AnnotatedTypes.isNullable(component.type))) {
            problems.add(place.path, "is required");
            return WRONG;
        }
        return required(node, place, problems);
    }

    private Object change(JsonNode node, Place place, FieldProblems problems) {
        AnnotatedType inside = AnnotatedTypes.argument(place.type, 0);
        Object value = required(node, new Place(inside, place.path, inside.isAnnotationPresent(Size.class)), problems);
        return value == WRONG ? WRONG : Change.to(value);
    }

    private Object elements(JsonNode node, Place place, FieldProblems problems) {
        if (!node.isArray()) {
            problems.add(place.name(), "must be a list");
            return WRONG;
        }
        if (!place.bounded && node.size() > LONGEST_LIST) {
            problems.add(place.name(), "must have at most " + LONGEST_LIST + " elements");
            return WRONG;
        }
        boolean isSet = place.rawClass() == Set.class;
        int before = problems.count();
        Collection<@Nullable Object> elements = isSet ? new LinkedHashSet<>() : new ArrayList<>();
        int index = 0;
        for (JsonNode child : node) {
            Place inside = place.element(index++);
            Object element = required(child, inside, problems);
            if (element != WRONG && !elements.add(element)) {
                problems.add(inside.path, "is there twice");
            }
        }
        if (problems.count() > before) {
            return WRONG;
        }
        return isSet
                ? Collections.unmodifiableSet((Set<?>) elements)
                : Collections.unmodifiableList((List<?>) elements);
    }

    /// Keys that mean something to MongoDB are no keys.
    private Object entries(JsonNode node, Place place, FieldProblems problems) {
        if (!node.isObject()) {
            problems.add(place.name(), "must be an object");
            return WRONG;
        }
        int before = problems.count();
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String key = property.getKey();
            Place inside = place.entry(key);
            if (key.isEmpty() || key.startsWith("$") || key.indexOf('.') >= 0 || key.indexOf('\0') >= 0) {
                problems.add(inside.path, "is not an acceptable name");
            } else {
                entries.put(key, required(property.getValue(), inside, problems));
            }
        }
        return problems.count() > before ? WRONG : Collections.unmodifiableMap(entries);
    }

    private boolean violated(
            Shape shape, Component component, @Nullable Object value, String path, FieldProblems problems) {
        if (!component.constrained) {
            return false;
        }
        Set<? extends ConstraintViolation<?>> violations =
                validator.validateValue(shape.type, component.javaName, value);
        violations.forEach(
                violation -> problems.add(path + below(violation.getPropertyPath(), 1), violation.getMessage()));
        return !violations.isEmpty();
    }

    private Object made(Shape shape, @Nullable Object[] values, Place place, FieldProblems problems) {
        Object made;
        try {
            made = shape.constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            refused(e.getCause(), place, problems);
            return WRONG;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (shape.constrainedAsAWhole) {
            Set<String> ownComponents =
                    shape.components.stream().map(Component::javaName).collect(Collectors.toUnmodifiableSet());
            for (ConstraintViolation<Object> violation : validator.validate(made)) {
                if (!ownComponents.contains(first(violation.getPropertyPath()))) {
                    String below = below(violation.getPropertyPath(), 0);
                    String path =
                            place.path.isEmpty() || below.isEmpty() ? place.path + below : place.path + "." + below;
                    problems.add(path.isEmpty() ? "body" : path, violation.getMessage());
                }
            }
        }
        return made;
    }

    /// A record's own constructor said no. What it says to people is taken from a refusal only: other
    /// exceptions name classes.
    private static void refused(@Nullable Throwable cause, Place place, FieldProblems problems) {
        switch (cause) {
            case RefusedException refused
            when refused.refusal() instanceof InvalidInput input -> {
                for (FieldProblem problem : input.details()) {
                    problems.add(
                            place.path.isEmpty() ? problem.field() : place.path + "." + problem.field(),
                            problem.message());
                }
            }
            case RefusedException refused ->
                problems.add(place.name(), "is refused: " + refused.refusal().message());
            case IllegalArgumentException _, DateTimeException _, ArithmeticException _ ->
                problems.add(place.name(), "is not valid");
            case null, default -> throw new IllegalStateException("a record failed to be made", cause);
        }
    }

    private static @Nullable String first(Path path) {
        Iterator<Path.Node> nodes = path.iterator();
        return nodes.hasNext() ? nodes.next().getName() : null;
    }

    /// A constraint's path below a place, in the words of the wire.
    private static String below(Path path, int without) {
        StringBuilder below = new StringBuilder();
        int position = 0;
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                below.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                below.append('.').append(node.getKey());
            }
            boolean named = node.getName() != null && !node.getName().startsWith("<");
            if (position++ >= without && named) {
                below.append(below.isEmpty() ? "" : ".").append(WireNames.ofField(node.getName()));
            }
        }
        return below.toString();
    }

    private Shape shape(Class<?> type) {
        return shapes.computeIfAbsent(type, this::looked);
    }

    private Shape looked(Class<?> type) {
        var constraints = validator.getConstraintsForClass(type);
        List<Component> components = Arrays.stream(type.getRecordComponents())
                .map(component ->
                        Component.of(component, constraints.getConstraintsForProperty(component.getName()) != null))
                .toList();
        Set<String> javaNames = components.stream().map(Component::javaName).collect(Collectors.toSet());
        boolean asAWhole = constraints.hasConstraints()
                || constraints.getConstrainedProperties().stream()
                        .anyMatch(property -> !javaNames.contains(property.getPropertyName()));
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            Set<String> known = components.stream().map(Component::wireName).collect(Collectors.toUnmodifiableSet());
            return new Shape(type, constructor, components, known, asAWhole);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What there is to know of a record's class.
    private record Shape(
            Class<?> type,
            Constructor<?> constructor,
            List<Component> components,
            Set<String> known,
            boolean constrainedAsAWhole) {}

    /// One component of it.
    private record Component(
            String javaName, String wireName, AnnotatedType type, boolean bounded, boolean constrained) {
        static Component of(RecordComponent component, boolean constrained) {
            AnnotatedType type = component.getAnnotatedType();
            return new Component(
                    component.getName(),
                    WireNames.ofField(component.getName(), component.getAccessor()),
                    type,
                    type.isAnnotationPresent(Size.class),
                    constrained);
        }
    }
}
