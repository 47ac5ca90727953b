package com.msaas.platform.openapi;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.QueryParameter;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.api.WireSchemas;
import com.msaas.platform.openapi.Door.Opening;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Role;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What one door takes and answers, as an Operation Object of OpenAPI.
final class Operation {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}/]+)}");
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Door door;
    private final boolean open;
    private final boolean withoutClinic;
    private final WireSchemas schemas;
    private final ObjectNode told = JSON.objectNode();

    /// @param open whether nobody has to sign in for it
    /// @param withoutClinic whether it is about the user and not about his clinic
    Operation(Door door, boolean open, boolean withoutClinic, WireSchemas schemas) {
        this.door = door;
        this.open = open;
        this.withoutClinic = withoutClinic;
        this.schemas = schemas;
    }

    ObjectNode tell(String summary) {
        told.put("operationId", door.id());
        told.put("summary", summary.isEmpty() ? door.id() : summary);
        told.putArray("tags").add(door.tag());
        if (open) {
            told.putArray("security");
        } else {
            told.put("description", permitted());
        }
        parameters();
        body();
        answers();
        return told;
    }

    private String permitted() {
        return Needs.At.door(door.openings().getFirst().handler())
                .map(permission ->
                        permission.roles().stream().map(Role::wireName).collect(Collectors.joining(", ", "For ", ".")))
                .orElse("For whoever is signed in.");
    }

    private void parameters() {
        ArrayNode parameters = JSON.arrayNode();
        pathVariables(parameters);
        if (!open) {
            parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/Clinic"));
        }
        if (isAskedForAgain()) {
            parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IfNoneMatch"));
        }
        Set<String> headers = new LinkedHashSet<>();
        for (Opening opening : door.openings()) {
            Method method = opening.handler().getMethod();
            QueryParameter.of(method).forEach(query -> parameters.add(parameter(query)));
            ReadsAs readsAs = method.getAnnotation(ReadsAs.class);
            if (readsAs != null && door.isReading()) {
                fieldsAsParameters(readsAs.value(), parameters);
            }
            for (Parameter parameter : method.getParameters()) {
                RequestHeader header = parameter.getAnnotation(RequestHeader.class);
                if (parameter.getType() == ExpectedVersion.class) {
                    parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IfMatch"));
                } else if (header != null && !header.name().isEmpty() && headers.add(header.name())) {
                    header(header, parameters);
                }
            }
        }
        if (door.isIdempotentUnderKey()) {
            parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IdempotencyKey"));
        }
        if (!parameters.isEmpty()) {
            told.set("parameters", parameters);
        }
    }

    private void pathVariables(ArrayNode parameters) {
        Matcher variables = VARIABLE.matcher(door.path());
        while (variables.find()) {
            ObjectNode variable = parameter("path", variables.group(1), true);
            variable.set(
                    "schema",
                    pathVariable(variables.group(1))
                            .orElseGet(() -> JSON.objectNode().put("type", "string")));
            parameters.add(variable);
        }
    }

    private Optional<ObjectNode> pathVariable(String name) {
        Method method = door.openings().getFirst().handler().getMethod();
        for (Parameter parameter : method.getParameters()) {
            PathVariable variable = parameter.getAnnotation(PathVariable.class);
            if (variable != null && name.equals(variable.name().isEmpty() ? parameter.getName() : variable.name())) {
                return Optional.of(schemas.read(parameter.getAnnotatedType()));
            }
        }
        return Optional.empty();
    }

    private static ObjectNode parameter(String in, String name, boolean required) {
        return JSON.objectNode().put("name", name).put("in", in).put("required", required);
    }

    private static ObjectNode parameter(QueryParameter query) {
        ObjectNode parameter = parameter("query", query.name(), query.required());
        if (!query.description().isEmpty()) {
            parameter.put("description", query.description());
        }
        parameter.set("schema", query.schema());
        return parameter;
    }

    private void header(RequestHeader header, ArrayNode parameters) {
        if (!header.name().equals(IDEMPOTENCY_KEY) || !door.isIdempotentUnderKey()) {
            ObjectNode parameter = parameter("header", header.name(), header.required());
            parameter.putObject("schema").put("type", "string");
            parameters.add(parameter);
        }
    }

    private void fieldsAsParameters(Class<?> fields, ArrayNode parameters) {
        for (RecordComponent component : fields.getRecordComponents()) {
            ObjectNode parameter = parameter("query", component.getName(), component.getType() != Change.class);
            parameter.set("schema", schemas.read(component.getAnnotatedType()));
            parameters.add(parameter);
        }
    }

    private void body() {
        ObjectNode content = JSON.objectNode();
        boolean required = true;
        for (Opening opening : door.openings()) {
            Method method = opening.handler().getMethod();
            ReadsAs readsAs = method.getAnnotation(ReadsAs.class);
            if (readsAs != null && !door.isReading()) {
                opening.takes()
                        .forEach(mediaType ->
                                content.putObject(mediaType).set("schema", read(readsAs.value(), mediaType)));
            }
            for (Parameter parameter : method.getParameters()) {
                RequestBody body = parameter.getAnnotation(RequestBody.class);
                if (body != null) {
                    opening.takes()
                            .forEach(mediaType -> content.putObject(mediaType)
                                    .set("schema", schemas.read(parameter.getAnnotatedType())));
                    required = required && body.required();
                }
            }
        }
        if (!content.isEmpty()) {
            ObjectNode body = told.putObject("requestBody").put("required", required);
            body.set("content", content);
        }
    }

    private ObjectNode read(Class<?> type, String mediaType) {
        return type == byte[].class ? bytes(mediaType) : schemas.read(type);
    }

    private void answers() {
        ObjectNode answers = told.putObject("responses");
        door.openings().forEach(opening -> success(opening, answers));
        if (isAskedForAgain()) {
            answers.putObject("304").put("$ref", "#/components/responses/NotModified");
        }
        if (door.openings().stream().anyMatch(opening -> type(result(opening.handler())) == String.class)) {
            refusedByAPage(answers);
        } else {
            refusals(answers);
        }
    }

    private void refusals(ObjectNode answers) {
        boolean takesBody = told.has("requestBody");
        if (takesBody || told.has("parameters")) {
            refusal(answers, 400, "Invalid");
        }
        if (!open) {
            refusal(answers, 401, "Unauthenticated");
            refusal(answers, 403, "Forbidden");
        }
        if (door.path().contains("{")) {
            refusal(answers, 404, "NotFound");
        }
        if (!door.isReading()) {
            refusal(answers, 409, "Conflict");
        }
        if (takesBody) {
            refusal(answers, 413, "TooLarge");
            refusal(answers, 415, "UnsupportedMediaType");
        }
        refusal(answers, 429, "TooManyRequests");
        refusal(answers, 503, "Unavailable");
        answers.putObject("default").put("$ref", "#/components/responses/Refused");
    }

    /// People in a browser are told on a page, programs in the envelope.
    private static void refusedByAPage(ObjectNode answers) {
        ObjectNode content = answers.putObject("default")
                .put("description", "A page that says why not.")
                .putObject("content");
        content.putObject(MediaType.TEXT_HTML_VALUE).putObject("schema").put("type", "string");
        content.putObject(MediaType.APPLICATION_JSON_VALUE)
                .putObject("schema")
                .put("$ref", OpenApiDocument.SCHEMAS + "Refusal");
    }

    private static void refusal(ObjectNode answers, int status, String response) {
        answers.putObject(String.valueOf(status)).put("$ref", "#/components/responses/" + response);
    }

    private void success(Opening opening, ObjectNode answers) {
        HandlerMethod handler = opening.handler();
        Method method = handler.getMethod();
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        String code = String.valueOf(status == null ? 200 : status.code().value());
        ObjectNode answer = answers.has(code)
                ? (ObjectNode) answers.path(code)
                : answers.putObject(code).put("description", door.isReading() ? "What was asked for." : "Done.");
        AnnotatedType result = result(handler);
        Class<?> type = type(result);
        if (!opening.writes().isEmpty()) {
            ObjectNode content = answer.withObject("/content");
            opening.writes().forEach(mediaType -> content.putObject(mediaType).set("schema", written(mediaType)));
            if (isAskedForAgain()) {
                answer.putObject("headers").putObject("ETag").put("$ref", "#/components/headers/ContentTag");
            }
        } else if (type != void.class) {
            headers(type, answer);
            ObjectNode content = answer.withObject("/content");
            if (type == String.class) {
                content.putObject(MediaType.TEXT_HTML_VALUE).putObject("schema").put("type", "string");
            } else {
                content.putObject(MediaType.APPLICATION_JSON_VALUE).set("schema", envelope(result, type));
            }
        }
    }

    private static ObjectNode written(String mediaType) {
        return mediaType.startsWith("text/") ? JSON.objectNode().put("type", "string") : bytes(mediaType);
    }

    /// Bytes as they are have no type in JSON, so that only their media type is told (OpenAPI 3.1, 4.8.14.3).
    private static ObjectNode bytes(String mediaType) {
        return JSON.objectNode().put(OpenApiDocument.BYTES, mediaType);
    }

    private boolean isAskedForAgain() {
        return door.isReading() && door.openings().stream().anyMatch(Opening::writesBytes);
    }

    private void headers(Class<?> type, ObjectNode answer) {
        ObjectNode headers = JSON.objectNode();
        if (Versioned.class.isAssignableFrom(type)) {
            headers.putObject("ETag").put("$ref", "#/components/headers/ETag");
        }
        if (door.isIdempotentUnderKey()) {
            headers.putObject("Idempotent-Replayed").put("$ref", "#/components/headers/IdempotentReplayed");
        }
        if (!headers.isEmpty()) {
            answer.set("headers", headers);
        }
    }

    private static Class<?> type(AnnotatedType result) {
        return ResolvableType.forType(result.getType()).resolve(Object.class);
    }

    private static AnnotatedType result(HandlerMethod handler) {
        Method method = handler.getMethod();
        AnnotatedType declared = method.getAnnotatedReturnType();
        return method.getReturnType() == ResponseEntity.class ? argument(declared) : declared;
    }

    private static AnnotatedType argument(AnnotatedType declared) {
        return ((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[0];
    }

    private ObjectNode envelope(AnnotatedType result, Class<?> type) {
        boolean isPage = type == Page.class;
        ObjectNode data = isPage ? listOf(argument(result)) : schemas.written(result);
        ObjectNode envelope = JSON.objectNode().put("type", "object");
        envelope.putArray("required").add("success").add("data").add("meta");
        ObjectNode properties = envelope.putObject("properties");
        properties.putObject("success").put("const", true);
        properties.set("data", data);
        properties.putObject("meta").put("$ref", OpenApiDocument.SCHEMAS + (isPage ? "ListMeta" : "Meta"));
        return envelope;
    }

    private ObjectNode listOf(AnnotatedType element) {
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", schemas.written(element));
        return list;
    }
}
