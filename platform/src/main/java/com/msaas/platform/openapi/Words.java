package com.msaas.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What a service says of itself in words, in its file `openapi.properties`: `about` the service, `do.` an
/// operation's id and `example.` a field's name, with its record's before it where that matters.
final class Words {
    private static final String FILE = "/openapi.properties";

    private final Properties said;

    private Words(Properties said) {
        this.said = said;
    }

    static Words read() {
        Properties said = new Properties();
        try (InputStream file = Words.class.getResourceAsStream(FILE)) {
            if (file != null) {
                said.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return new Words(said);
    }

    String about() {
        return said.getProperty("about", "");
    }

    String summary(String operation) {
        return said.getProperty("do." + operation, "");
    }

    /// @param record as its component is called, whichever way it goes
    @Nullable
    String example(String record, String field) {
        String name = record.replaceFirst("Input$", "");
        return said.getProperty("example." + name + "." + field, said.getProperty("example." + field));
    }
}
