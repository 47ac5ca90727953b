package com.msaas.platform.security;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Refuses to start a service that has a door into a clinic without a line in the permission table: nobody would have
/// decided who may go through.
final class EveryDoorIsInTheTable implements SmartInitializingSingleton {
    private static final String OURS = "com.msaas.";

    private final List<RequestMappingHandlerMapping> mappings;
    private final List<PublicPaths> open;
    private final List<WithoutClinic> personal;

    EveryDoorIsInTheTable(
            List<RequestMappingHandlerMapping> mappings, List<PublicPaths> open, List<WithoutClinic> personal) {
        this.mappings = mappings;
        this.open = open;
        this.personal = personal;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> undecided = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith(OURS)) {
                boolean named = Needs.At.door(handler).isPresent();
                doors(info)
                        .filter(door -> named ? isExempt(door) : door.isOfTheApi() && !isExempt(door))
                        .map(Door::toString)
                        .forEach(undecided::add);
            }
        }));
        if (!undecided.isEmpty()) {
            throw new IllegalStateException("what leads into a clinic names its line of the permission table by @Needs,"
                    + " and nothing else does: " + undecided);
        }
    }

    private static Stream<Door> doors(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
                        .map(method -> new Door(method.name(), path)));
    }

    private boolean isExempt(Door door) {
        return open.stream().anyMatch(paths -> paths.include(door.method(), door.path()))
                || personal.stream().anyMatch(paths -> paths.include(door.method(), door.path()));
    }

    private record Door(String method, String path) {
        boolean isOfTheApi() {
            return path.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
