package com.msaas.comms.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a conversation is found by: the words of its subject and of the other side's name, without diacritics,
/// and the address. What is looked for is the beginning of such words.
final class SearchWords {
    private static final int MOST = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SearchWords() {}

    /// All that it is found by.
    static List<String> of(String subject, @Nullable Participant participant) {
        Set<String> words = new LinkedHashSet<>(words(subject));
        if (participant != null) {
            words.addAll(words(participant.name()));
            if (participant.email() != null) {
                words.add(folded(participant.email().value()));
            }
        }
        return List.copyOf(words);
    }

    /// The beginnings of words that somebody looks for, all of which must be met.
    static List<String> lookedFor(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : SPACES.split(folded(text).strip())) {
            words.addAll(part.indexOf('@') >= 0 ? List.of(part) : words(part));
        }
        return words.stream().limit(MOST).toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(folded(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
