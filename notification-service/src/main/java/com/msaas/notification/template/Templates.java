package com.msaas.notification.template;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
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
    private static final Mustache.Compiler PAGE =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true);

    private final Vocabulary vocabulary;
    private final Template text;
    private final Template page;

    Templates(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        text = Vocabulary.PLAIN.compile(Vocabulary.open("mail.txt"));
        page = PAGE.compile(Vocabulary.open("mail.html"));
    }

    /// The mail of this sort, in this language.
    public WrittenMail write(MailSort sort, Language language, MailValues values) {
        Map<String, String> known = new HashMap<>(values.places(language, vocabulary));
        known.put("clinic", orEmpty(values.clinic()));
        known.put("addressee", orEmpty(values.addressee()));
        String subject = vocabulary.say(language, sort.word() + ".subject", known);
        Map<String, Object> parts = new HashMap<>();
        parts.put("language", language.tag());
        parts.put("clinic", orEmpty(values.clinic()));
        parts.put("subject", subject);
        parts.put("greeting", vocabulary.say(language, "greeting", known));
        parts.put("opening", vocabulary.say(language, sort.word() + ".opening", known));
        parts.put("rows", rows(language, values));
        parts.put("closing", vocabulary.say(language, sort.word() + ".closing", known));
        parts.put("footer", vocabulary.say(language, "footer", known));
        return new WrittenMail(orEmpty(values.clinic()), subject, text.execute(parts), page.execute(parts));
    }

    private List<Map<String, String>> rows(Language language, MailValues values) {
        List<Map<String, String>> rows = new ArrayList<>();
        values.rows(language, vocabulary)
                .each((label, value) ->
                        rows.add(Map.of("label", vocabulary.say(language, label, Map.of()), "value", value)));
        return rows;
    }

    private static String orEmpty(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
