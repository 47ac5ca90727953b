package com.msaas.localstack.packing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The files by which others run the system, as they lie in the project.
final class Packed {
    static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    private Packed() {}

    static String text(String path) {
        try {
            return Files.readString(PROJECT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(String text) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    /// The documents of a file of several.
    static List<Map<String, Object>> documents(String text) {
        Iterable<Object> all = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        Stream.Builder<Map<String, Object>> documents = Stream.builder();
        for (Object one : all) {
            if (one != null) {
                documents.add(map(one));
            }
        }
        return documents.build().toList();
    }

    /// What stands at a place of nested maps and lists, such as `spec.template.spec.containers.0.image`; fails where
    /// there is nothing.
    static Object at(Object document, String place) {
        Object here = document;
        for (String step : place.split("\\.", -1)) {
            here = here instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : map(here).get(step);
            if (here == null) {
                throw new AssertionError("there is no " + place);
            }
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
