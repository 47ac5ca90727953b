package com.msaas.notification.template;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mail about critical lines of the audit log says besides its words.
///
/// @param action as the log names it
/// @param own whether the one who reads the mail is said to have done it
/// @param count how many lines there are
/// @param firstAt when the first was done, in the clinic's zone
/// @param lastAt when the last was done, in the clinic's zone
/// @param firstSeq the first line's place in the log
/// @param lastSeq the last line's place in the log
/// @param minutes for how long what is alike is told of together
public record AlertValues(
        @Nullable String clinic,
        @Nullable String addressee,
        String action,
        Doer doer,
        boolean own,
        int count,
        ZonedDateTime firstAt,
        ZonedDateTime lastAt,
        long firstSeq,
        long lastSeq,
        long minutes)
        implements MailValues {

    /// Sorts of those who do something.
    public enum DoerKind {
        /// somebody of the team
        MEMBER,
        /// a program, or somebody who does not belong to the team any more
        OUTSIDER,
        /// nobody: the system by itself
        SYSTEM
    }

    /// Who did it.
    ///
    /// @param name of one of the team, where it is known
    public record Doer(DoerKind kind, @Nullable String name) {
        public Doer {
            name = TypedText.tamed(name);
        }

        /// Names stay out of logs.
        @Override
        public String toString() {
            return "Doer";
        }
    }

    public AlertValues {
        clinic = TypedText.tamed(clinic);
        addressee = TypedText.tamed(addressee);
    }

    @Override
    public Map<String, String> places(Language language, Vocabulary vocabulary) {
        Map<String, String> places = new HashMap<>();
        places.put("action", vocabulary.action(language, action));
        places.put("count", language.number(count));
        places.put("minutes", language.number(minutes));
        places.put("own", own ? "true" : "");
        return places;
    }

    @Override
    public Rows rows(Language language, Vocabulary vocabulary) {
        Rows rows = new Rows()
                .with("row.action", vocabulary.action(language, action))
                .with("row.who", who(language, vocabulary));
        if (count == 1) {
            return rows.with("row.when", language.words(firstAt)).with("row.line", language.number(firstSeq));
        }
        return rows.with("row.count", language.number(count))
                .with("row.first", language.words(firstAt))
                .with("row.last", language.words(lastAt))
                .with("row.lines", language.number(firstSeq) + " – " + language.number(lastSeq));
    }

    private String who(Language language, Vocabulary vocabulary) {
        return doer.name() == null
                ? vocabulary.say(language, "doer." + doer.kind().name().toLowerCase(Locale.ROOT), Map.of())
                : doer.name();
    }

    /// Names stay out of logs.
    @Override
    public String toString() {
        return "AlertValues";
    }
}
