package com.msaas.notification.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The words of one language: short plain texts by name, with places for values.
final class Words {
    private final String file;
    private final Map<String, Template> texts = new HashMap<>();

    private Words(String file) {
        this.file = file;
    }

    /// Reads a file of words and sees that each of them can be used.
    static Words read(String file, Reader source, Mustache.Compiler plain) {
        Properties written = new Properties();
        try (source) {
            written.load(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Words words = new Words(file);
        written.stringPropertyNames().forEach(name -> words.texts.put(name, plain.compile(written.getProperty(name))));
        return words;
    }

    boolean has(String name) {
        return texts.containsKey(name);
    }

    /// The words of this name with the values in their places.
    String say(String name, Map<String, String> values) {
        Template text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException(file + " has no words for " + name);
        }
        return text.execute(values);
    }
}
