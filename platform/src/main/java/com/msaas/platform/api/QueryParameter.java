package com.msaas.platform.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.MethodParameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One parameter that a controller's method reads from the query, as clients have to write it.
///
/// @param schema of its value; a list may be given as the parameter repeated
public record QueryParameter(String name, boolean required, ObjectNode schema, String description) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// All those of a method, in its order.
    public static List<QueryParameter> of(Method method) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (int index = 0; index < method.getParameterCount(); index++) {
            MethodParameter parameter = new MethodParameter(method, index);
            parameter.initParameterNameDiscovery(QueryArguments.NAMES);
            if (QueryArguments.reads(parameter)) {
                parameters.addAll(of(parameter));
            }
        }
        return parameters;
    }

    private static List<QueryParameter> of(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return paging();
        }
        Sortable sortable = parameter.getParameterAnnotation(Sortable.class);
        if (type == Sort.class && sortable != null) {
            return List.of(sort(sortable));
        }
        boolean isList = QueryArguments.isList(type);
        boolean required = !isList
                && QueryArguments.isRequired(parameter)
                && QueryArguments.defaultOf(parameter).isEmpty();
        return List.of(new QueryParameter(
                QueryArguments.nameOf(parameter), required, isList ? list(parameter) : single(parameter), ""));
    }

    private static ObjectNode single(MethodParameter parameter) {
        Class<?> type = QueryArguments.elementType(parameter);
        ObjectNode schema = element(type);
        AnnotatedType declared = parameter.getExecutable().getAnnotatedParameterTypes()[parameter.getParameterIndex()];
        if (type == String.class) {
            schema.put("maxLength", QueryArguments.LONGEST_TEXT);
        }
        WireSchemas.constraints(schema, declared);
        Optional<String> otherwise = QueryArguments.defaultOf(parameter);
        if (otherwise.isPresent()) {
            schema.set("default", valueOf(otherwise.get(), type));
        }
        return schema;
    }

    private static ObjectNode list(MethodParameter parameter) {
        ObjectNode list = JSON.objectNode().put("type", "array").put("maxItems", QueryArguments.LONGEST_LIST);
        list.set("items", element(QueryArguments.elementType(parameter)));
        return list;
    }

    private static ObjectNode element(Class<?> type) {
        ObjectNode schema = new WireSchemas("", Set.of()).read(AnnotatedTypes.plain(type));
        schema.remove("maxLength");
        return schema;
    }

    private static JsonNode valueOf(String text, Class<?> type) {
        if (Scalars.isInteger(type)) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return Scalars.isBoolean(type) ? JSON.booleanNode(Boolean.parseBoolean(text)) : JSON.stringNode(text);
    }

    private static QueryParameter sort(Sortable sortable) {
        String fields = String.join("|", sortable.value());
        ObjectNode schema = JSON.objectNode()
                .put("type", "string")
                .put("pattern", "^-?(?:" + fields + ")(?:,-?(?:" + fields + "))*$")
                .put("default", sortable.otherwise());
        return new QueryParameter("sort", false, schema, "Fields with commas between; - before one means descending.");
    }

    private static List<QueryParameter> paging() {
        return List.of(
                new QueryParameter("page", false, whole(PageRequest.MAX_PAGE, 1), "From 1."),
                new QueryParameter(
                        "limit",
                        false,
                        whole(PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT),
                        "How many on a page."));
    }

    private static ObjectNode whole(int most, int otherwise) {
        return JSON.objectNode()
                .put("type", "integer")
                .put("format", "int32")
                .put("minimum", 1)
                .put("maximum", most)
                .put("default", otherwise);
    }
}
