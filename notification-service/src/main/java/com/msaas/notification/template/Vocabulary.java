package com.msaas.notification.template;

import com.samskivert.mustache.Mustache;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// What the system says, in every language: short plain texts by name.
@Component
public class Vocabulary {
    static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

    private static final String ACTION = "action.";
    private static final String UNKNOWN_ACTION = "other_action";

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    Vocabulary() {
        for (Language language : Language.values()) {
            String file = language.tag() + ".properties";
            words.put(language, Words.read(file, open(file), PLAIN));
        }
    }

    static Reader open(String file) {
        return new InputStreamReader(
                Objects.requireNonNull(
                        Vocabulary.class.getResourceAsStream("/templates/" + file),
                        "templates/" + file + " is missing"),
                StandardCharsets.UTF_8);
    }

    /// The words of this name with the values in their places; a value that is empty counts as none.
    ///
    /// @throws IllegalStateException when there are none
    public String say(Language language, String name, Map<String, String> values) {
        return Objects.requireNonNull(words.get(language)).say(name, values);
    }

    /// What people call a critical action of the audit log: `the deletion of a patient's file`. One that there are no
    /// words for is called so, with its name in the log.
    public String action(Language language, String action) {
        Words known = Objects.requireNonNull(words.get(language));
        return known.has(ACTION + action)
                ? known.say(ACTION + action, Map.of())
                : known.say(UNKNOWN_ACTION, Map.of("action", action));
    }
}
