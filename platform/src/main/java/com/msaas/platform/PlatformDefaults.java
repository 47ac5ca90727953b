package com.msaas.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// Puts the defaults of all services behind everything that a service says itself, so that its own file holds
/// its name and its own settings only. They join Boot's default properties, which come last of all, and yield
/// to those too.
public final class PlatformDefaults implements EnvironmentPostProcessor {
    private static final String FILE = "platform-defaults.yml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = read();
        MutablePropertySources sources = environment.getPropertySources();
        if (sources.get(DefaultPropertiesPropertySource.NAME) instanceof EnumerablePropertySource<?> said) {
            copy(said, defaults);
            sources.replace(DefaultPropertiesPropertySource.NAME, new DefaultPropertiesPropertySource(defaults));
        } else {
            sources.addLast(new DefaultPropertiesPropertySource(defaults));
        }
    }

    private static Map<String, Object> read() {
        try {
            Map<String, Object> defaults = new LinkedHashMap<>();
            for (PropertySource<?> document :
                    new YamlPropertySourceLoader().load("platform defaults", new ClassPathResource(FILE))) {
                copy((EnumerablePropertySource<?>) document, defaults);
            }
            return defaults;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static void copy(EnumerablePropertySource<?> from, Map<String, Object> to) {
        for (String name : from.getPropertyNames()) {
            Object value = from.getProperty(name);
            if (value != null) {
                to.put(name, value);
            }
        }
    }
}
