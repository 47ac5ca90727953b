package com.msaas.platform.api;

import com.msaas.platform.refusal.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.core.StandardReflectionParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Reads the query parameters of a controller's method, all of them when the first is asked for, so that
/// everything that is wrong with them is told at once: `@RequestParam` of single values or lists of them
/// (named in snake_case), [PageRequest] and [Sort].
///
/// A parameter is required unless it is `@Nullable`, an `Optional`, a list, or has a default.
final class QueryArguments implements HandlerMethodArgumentResolver {
    private static final String BOUND = QueryArguments.class.getName() + ".bound";
    static final int LONGEST_TEXT = 1_000;
    static final int LONGEST_LIST = 100;
    static final ParameterNameDiscoverer NAMES = new StandardReflectionParameterNameDiscoverer();

    private final Validator validator;

    QueryArguments(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return reads(parameter);
    }

    static boolean reads(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return true;
        }
        if (type == Sort.class) {
            return parameter.hasParameterAnnotation(Sortable.class);
        }
        return parameter.hasParameterAnnotation(RequestParam.class) && isReadable(elementType(parameter));
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return bound(parameter.getExecutable(), request)[parameter.getParameterIndex()];
    }

    private @Nullable Object[] bound(Executable method, NativeWebRequest request) {
        Object before = request.getAttribute(BOUND, RequestAttributes.SCOPE_REQUEST);
        if (before instanceof Bound known && known.method.equals(method)) {
            return known.arguments;
        }
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new IllegalStateException("query parameters are read from HTTP only");
        }
        Query query = new Query(http, new FieldProblems());
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        Map<Integer, String> names = new HashMap<>();
        for (int index = 0; index < arguments.length; index++) {
            MethodParameter parameter = MethodParameter.forExecutable(method, index);
            parameter.initParameterNameDiscovery(NAMES);
            if (supportsParameter(parameter)) {
                names.put(index, nameOf(parameter));
                arguments[index] = read(parameter, query);
            }
        }
        constraints(method, request, arguments, names, query.problems);
        query.problems.refuseIfAny();
        request.setAttribute(BOUND, new Bound(method, arguments), RequestAttributes.SCOPE_REQUEST);
        return arguments;
    }

    private static @Nullable Object read(MethodParameter parameter, Query query) {
        Class<?> type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return page(query);
        }
        Sortable sortable = parameter.getParameterAnnotation(Sortable.class);
        if (type == Sort.class && sortable != null) {
            return sort(sortable, query);
        }
        String name = nameOf(parameter);
        boolean isList = isList(type);
        Class<?> element = elementType(parameter);
        if (isList) {
            return list(name, element, type == Set.class, bounded(parameter), query);
        }
        String text = query.one(name).or(() -> defaultOf(parameter)).orElse(null);
        Object value = null;
        if (text != null) {
            value = query.value(name, text, element, bounded(parameter));
        } else if (isRequired(parameter)) {
            query.problems.add(name, "is required");
        }
        return type == Optional.class ? Optional.ofNullable(value) : value;
    }

    private static @Nullable PageRequest page(Query query) {
        int before = query.problems.count();
        Object page = query.one("page")
                .map(text -> query.value("page", text, int.class, true))
                .orElse(1);
        Object limit = query.one("limit")
                .map(text -> query.value("limit", text, int.class, true))
                .orElse(PageRequest.DEFAULT_LIMIT);
        if (query.problems.count() > before || page == null || limit == null) {
            return null;
        }
        List<FieldProblem> problems = PageRequest.problems((int) page, (int) limit);
        problems.forEach(problem -> query.problems.add(problem.field(), problem.message()));
        return problems.isEmpty() ? new PageRequest((int) page, (int) limit) : null;
    }

    private static @Nullable Sort sort(Sortable sortable, Query query) {
        try {
            return Sort.read(query.one("sort").orElse(sortable.otherwise()), Set.of(sortable.value()));
        } catch (IllegalArgumentException e) {
            query.problems.add(
                    "sort",
                    "must be made of " + String.join(", ", sortable.value()) + ", each once, with - before it for"
                            + " descending");
            return null;
        }
    }

    private static @Nullable Object list(String name, Class<?> element, boolean isSet, boolean bounded, Query query) {
        List<Object> values = new ArrayList<>();
        List<String> texts = query.many(name);
        if (texts.size() > LONGEST_LIST) {
            query.problems.add(name, "must have at most " + LONGEST_LIST + " values");
            return null;
        }
        for (String text : texts) {
            Object value = query.value(name, text, element, bounded);
            if (value != null) {
                values.add(value);
            }
        }
        return isSet ? Set.copyOf(values) : List.copyOf(values);
    }

    /// Constraints on the parameters, told together with the rest.
    private void constraints(
            Executable executable,
            NativeWebRequest request,
            @Nullable Object[] arguments,
            Map<Integer, String> names,
            FieldProblems problems) {
        Object handler =
                request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (!(handler instanceof HandlerMethod method)
                || !(executable instanceof Method declared)
                || !method.shouldValidateArguments()) {
            return;
        }
        Object controller = method.createWithResolvedBean().getBean();
        for (ConstraintViolation<Object> violation :
                validator.forExecutables().validateParameters(controller, declared, arguments)) {
            for (Path.Node node : violation.getPropertyPath()) {
                if (node.getKind() == ElementKind.PARAMETER) {
                    int index = node.as(Path.ParameterNode.class).getParameterIndex();
                    String name = names.get(index);
                    if (name != null && arguments[index] != null) {
                        problems.add(name, violation.getMessage());
                    }
                }
            }
        }
    }

    static String nameOf(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        String name = annotation == null ? "" : annotation.name();
        if (!name.isEmpty()) {
            return name;
        }
        String javaName = parameter.getParameterName();
        if (javaName == null) {
            throw new IllegalStateException("compiled without parameter names: " + parameter.getExecutable());
        }
        return WireNames.ofField(javaName);
    }

    static Optional<String> defaultOf(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                ? Optional.empty()
                : Optional.of(annotation.defaultValue());
    }

    static boolean isRequired(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation != null && annotation.required() && !parameter.isOptional();
    }

    private static boolean bounded(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Size.class);
    }

    static boolean isList(Class<?> type) {
        return type == List.class || type == Set.class;
    }

    static Class<?> elementType(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (isList(type) || type == Optional.class) {
            return ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve(Object.class);
        }
        return type;
    }

    private static boolean isReadable(Class<?> type) {
        return Scalars.isPlain(type) || ValueRecords.is(type);
    }

    private record Bound(Executable method, @Nullable Object[] arguments) {}

    /// The request's parameters and what is wrong with them. A blank parameter counts as left out, as forms
    /// send it.
    private record Query(HttpServletRequest request, FieldProblems problems) {
        Optional<String> one(String name) {
            String[] values = request.getParameterValues(name);
            if (values == null || (values.length == 1 && values[0].isBlank())) {
                return Optional.empty();
            }
            if (values.length > 1) {
                problems.add(name, "is there twice");
                return Optional.empty();
            }
            return Optional.of(values[0]);
        }

        /// Given several times, or once with commas.
        List<String> many(String name) {
            String[] values = request.getParameterValues(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values)
                            .flatMap(value -> Arrays.stream(value.split(",")))
                            .filter(value -> !value.isBlank())
                            .toList();
        }

        @Nullable
        Object value(String name, String text, Class<?> type, boolean bounded) {
            try {
                if (!bounded && text.length() > LONGEST_TEXT) {
                    throw new Scalars.Wrong("must have at most " + LONGEST_TEXT + " characters");
                }
                if (ValueRecords.is(type)) {
                    Scalars.fromQuery(text, ValueRecords.valueType(type));
                    return ValueRecordConverter.of(text, type);
                }
                return Scalars.fromQuery(text, type);
            } catch (Scalars.Wrong e) {
                problems.add(name, e.why());
            } catch (IllegalArgumentException e) {
                problems.add(name, "is not valid");
            }
            return null;
        }
    }
}
