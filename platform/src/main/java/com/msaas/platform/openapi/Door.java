package com.msaas.platform.openapi;

import com.msaas.platform.idempotency.Idempotently;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/// A method at a path, and what opens behind it: more than one handler where they differ in the media type
/// that they take.
record Door(RequestMethod method, String path, List<Opening> openings) {
    private static final List<String> NOT_FOR_CLIENTS = List.of("/actuator", "/operations", "/error", "/openapi");

    /// A handler, and the media types of bodies.
    ///
    /// @param takes those that it takes, where it takes a body
    /// @param writes those that it says its answers are of; none where that is left to what it returns
    record Opening(HandlerMethod handler, List<String> takes, List<String> writes) {

        static Opening of(RequestMappingInfo info, HandlerMethod handler) {
            List<String> takes = names(info.getConsumesCondition().getConsumableMediaTypes());
            return new Opening(
                    handler,
                    takes.isEmpty() ? List.of(MediaType.APPLICATION_JSON_VALUE) : takes,
                    names(info.getProducesCondition().getProducibleMediaTypes()));
        }

        private static List<String> names(Collection<MediaType> types) {
            return types.stream().map(MediaType::toString).sorted().toList();
        }

        /// Whether it answers bytes, such as a picture, which clients keep and ask for again by their entity tag.
        boolean writesBytes() {
            return !writes.isEmpty()
                    && ResolvableType.forMethodReturnType(handler.getMethod())
                                    .getGeneric()
                                    .resolve()
                            == byte[].class;
        }
    }

    /// All that are for clients, in the order of their paths.
    static Collection<Door> of(Map<RequestMappingInfo, HandlerMethod> handlers) {
        Map<String, Door> doors = new TreeMap<>();
        handlers.entrySet().stream()
                .sorted(Comparator.comparing(
                        found -> found.getValue().getMethod().getName()))
                .forEach(found -> found.getKey().getPatternValues().stream()
                        .filter(Door::isForClients)
                        .forEach(path -> found.getKey()
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(method -> doors.computeIfAbsent(
                                                path + " " + method, name -> new Door(method, path, new ArrayList<>()))
                                        .openings
                                        .add(Opening.of(found.getKey(), found.getValue())))));
        return doors.values();
    }

    private static boolean isForClients(String path) {
        return NOT_FOR_CLIENTS.stream().noneMatch(path::startsWith);
    }

    /// `clientAdd` for `ClientController.add`.
    String id() {
        HandlerMethod handler = openings.getFirst().handler;
        String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(handler.getMethod().getName());
    }

    /// `clients` for `/api/clients/{id}`.
    String tag() {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("api"))
                .findFirst()
                .orElse("api");
    }

    String httpMethod() {
        return method.name().toLowerCase(Locale.ROOT);
    }

    boolean isReading() {
        return method == RequestMethod.GET || method == RequestMethod.HEAD;
    }

    boolean isIdempotentUnderKey() {
        return method == RequestMethod.POST
                && openings.stream()
                        .map(Opening::handler)
                        .anyMatch(handler -> handler.getMethod().getReturnType() == ResponseEntity.class
                                && Arrays.stream(handler.getBeanType().getDeclaredFields())
                                        .anyMatch(field -> field.getType() == Idempotently.class));
    }
}
