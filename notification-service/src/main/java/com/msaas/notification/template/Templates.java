package com.msaas.notification.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes mails. The words of each language are put together as plain text first; the page then takes that
/// text as a value like any other and escapes it whole, so that there is no place where markup could come in.
@Component
public class Templates {
    private static final Mustache.Compiler PLAIN =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);
    private static final Mustache.Compiler PAGE =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true);

    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final Template text;
    private final Template page;

    Templates() {
        for (Language language : Language.values()) {
            String file = language.tag() + ".properties";
            words.put(language, Words.read(file, open(file), PLAIN));
        }
        text = PLAIN.compile(open("mail.txt"));
        page = PAGE.compile(open("mail.html"));
    }

    private static Reader open(String file) {
        InputStream found = Templates.class.getResourceAsStream("/templates/" + file);
        return new InputStreamReader(
                Objects.requireNonNull(found, "templates/" + file + " is missing"), StandardCharsets.UTF_8);
    }

    /// The mail of this sort, in this language.
    public WrittenMail write(MailSort sort, Language language, MailValues values) {
        Words said = Objects.requireNonNull(words.get(language));
        Map<String, String> known = new HashMap<>();
        known.put("clinic", orEmpty(values.clinic()));
        known.put("first_name", orEmpty(values.firstName()));
        known.put("when", language.words(values.start()));
        String subject = said.say(sort.word() + ".subject", known);
        Map<String, Object> parts = new HashMap<>();
        parts.put("language", language.tag());
        parts.put("clinic", orEmpty(values.clinic()));
        parts.put("subject", subject);
        parts.put("greeting", said.say("greeting", known));
        parts.put("opening", said.say(sort.word() + ".opening", known));
        parts.put("rows", rows(said, known, values));
        parts.put("closing", said.say(sort.word() + ".closing", known));
        parts.put("footer", said.say("footer", known));
        return new WrittenMail(orEmpty(values.clinic()), subject, text.execute(parts), page.execute(parts));
    }

    private static List<Map<String, String>> rows(Words said, Map<String, String> known, MailValues values) {
        List<Map<String, String>> rows = new ArrayList<>();
        row(rows, said.say("row.when", known), known.get("when"));
        row(rows, said.say("row.service", known), values.service());
        row(rows, said.say("row.provider", known), values.provider());
        return rows;
    }

    private static void row(List<Map<String, String>> rows, String label, @Nullable String value) {
        if (value != null) {
            rows.add(Map.of("label", label, "value", value));
        }
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
