package com.msaas.testsupport;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The rules of OpenAPI 3.1 that a document of ours can break: which fields each object needs and may have,
/// that references lead somewhere, and that names are there once. Written here because the official schema is
/// in no package that could be had.
final class OpenApiRules {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode document;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> operations = new HashSet<>();

    private OpenApiRules(JsonNode document) {
        this.document = document;
    }

    /// Each rule that the document breaks, with the place.
    static List<String> brokenBy(JsonNode document) {
        OpenApiRules rules = new OpenApiRules(document);
        rules.root();
        rules.references("", document);
        return List.copyOf(rules.broken);
    }

    private void root() {
        object(
                "",
                document,
                Set.of("openapi", "info"),
                Set.of("servers", "paths", "components", "security", "tags", "jsonSchemaDialect", "externalDocs"));
        check(document.path("openapi").asString("").matches("3\\.1\\.\\d+"), "/openapi is no version 3.1");
        object(
                "/info",
                document.path("info"),
                Set.of("title", "version"),
                Set.of("description", "summary", "license", "contact", "termsOfService"));
        document.path("servers")
                .forEach(server -> object("/servers", server, Set.of("url"), Set.of("description", "variables")));
        Set<String> tags = new HashSet<>();
        document.path("tags").forEach(tag -> {
            object("/tags", tag, Set.of("name"), Set.of("description"));
            check(tags.add(tag.path("name").asString("")), "/tags names one twice");
        });
        security("/security", document.path("security"));
        each("/paths", document.path("paths"), this::path);
        components(document.path("components"));
    }

    private void components(JsonNode components) {
        object(
                "/components",
                components,
                Set.of(),
                Set.of("schemas", "responses", "parameters", "headers", "securitySchemes"));
        for (JsonNode group : components) {
            group.propertyNames()
                    .forEach(name ->
                            check(name.matches("[A-Za-z0-9._-]+"), "/components: no name for a component: " + name));
        }
        each("/components/responses", components.path("responses"), this::response);
        each("/components/parameters", components.path("parameters"), this::parameter);
        each("/components/headers", components.path("headers"), this::header);
        each("/components/securitySchemes", components.path("securitySchemes"), (place, scheme) -> {
            object(place, scheme, Set.of("type", "scheme"), Set.of("description", "bearerFormat"));
            check(scheme.path("type").asString("").equals("http"), place + " is of no type in use here");
        });
    }

    private void path(String place, JsonNode path) {
        String template = place.substring("/paths/".length());
        check(template.startsWith("/"), place + " does not begin with a slash");
        path.properties().forEach(method -> {
            String at = place + "/" + method.getKey();
            check(METHODS.contains(method.getKey()), at + " is no method");
            operation(at, method.getValue());
            variables(at, template, method.getValue());
        });
    }

    private void operation(String place, JsonNode operation) {
        object(
                place,
                operation,
                Set.of("responses", "operationId", "summary", "tags"),
                Set.of("description", "parameters", "requestBody", "security", "deprecated"));
        check(operations.add(operation.path("operationId").asString("")), place + " has the id of another operation");
        Set<String> names = new HashSet<>();
        operation.path("parameters").forEach(parameter -> {
            JsonNode told = resolved(parameter);
            parameter(place + "/parameters", told);
            check(
                    names.add(told.path("in").asString("") + " "
                            + told.path("name").asString("")),
                    place + " has a parameter twice: " + told.path("name"));
        });
        if (operation.has("requestBody")) {
            JsonNode body = operation.path("requestBody");
            object(place + "/requestBody", body, Set.of("content"), Set.of("required", "description"));
            content(place + "/requestBody", body.path("content"));
        }
        check(!operation.path("responses").isEmpty(), place + " has no answer");
        each(place + "/responses", operation.path("responses"), (at, response) -> {
            String status = at.substring(at.lastIndexOf('/') + 1);
            check(status.equals("default") || status.matches("[1-5]([0-9]{2}|XX)"), at + " is no status");
            response(at, resolved(response));
        });
        security(place + "/security", operation.path("security"));
    }

    private void variables(String place, String template, JsonNode operation) {
        Set<String> inPath = new HashSet<>();
        Matcher variables = VARIABLE.matcher(template);
        while (variables.find()) {
            inPath.add(variables.group(1));
        }
        Set<String> told = new HashSet<>();
        operation.path("parameters").forEach(parameter -> {
            if (resolved(parameter).path("in").asString("").equals("path")) {
                told.add(resolved(parameter).path("name").asString(""));
            }
        });
        check(told.equals(inPath), place + " tells of " + told + " in its path");
    }

    private void parameter(String place, JsonNode parameter) {
        object(
                place,
                parameter,
                Set.of("name", "in", "schema"),
                Set.of("required", "description", "example", "deprecated"));
        String in = parameter.path("in").asString("");
        check(Set.of("path", "query", "header", "cookie").contains(in), place + " is nowhere");
        check(
                !in.equals("path") || parameter.path("required").asBoolean(false),
                place + " is in a path and not required");
        schema(place + "/schema", parameter.path("schema"));
    }

    private void header(String place, JsonNode header) {
        object(place, header, Set.of("schema"), Set.of("description", "required", "example", "deprecated"));
    }

    private void response(String place, JsonNode response) {
        object(place, response, Set.of("description"), Set.of("headers", "content"));
        each(place + "/headers", response.path("headers"), (at, header) -> header(at, resolved(header)));
        content(place, response.path("content"));
    }

    private void content(String place, JsonNode content) {
        each(place + "/content", content, (at, media) -> {
            object(at, media, Set.of("schema"), Set.of("example", "examples", "encoding"));
            check(!(media.has("example") && media.has("examples")), at + " has both example and examples");
            schema(at + "/schema", media.path("schema"));
        });
    }

    private void schema(String place, JsonNode schema) {
        check(schema.isObject() || schema.isBoolean(), place + " is no schema");
        check(!schema.has("nullable"), place + " has what 3.1 has no more: nullable");
    }

    private void security(String place, JsonNode security) {
        JsonNode schemes = document.path("components").path("securitySchemes");
        security.forEach(requirement -> requirement
                .propertyNames()
                .forEach(name -> check(schemes.has(name), place + " names no scheme: " + name)));
    }

    private void references(String place, JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            check(
                    reference.stringValue().startsWith("#/") && !resolved(node).isMissingNode(),
                    place + " refers to nothing: " + reference);
        }
        node.properties().forEach(child -> references(place + "/" + child.getKey(), child.getValue()));
        if (node.isArray()) {
            node.forEach(child -> references(place, child));
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }

    private void object(String place, JsonNode node, Set<String> needed, Set<String> allowed) {
        check(node.isObject(), place + " is no object");
        needed.forEach(name -> check(node.has(name), place + " lacks " + name));
        node.propertyNames()
                .forEach(name -> check(
                        needed.contains(name) || allowed.contains(name) || name.startsWith("x-"),
                        place + " may not have " + name));
    }

    private static void each(String place, JsonNode map, BiConsumer<String, JsonNode> rule) {
        map.properties().forEach(entry -> rule.accept(place + "/" + entry.getKey(), entry.getValue()));
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
