package com.msaas.crm.client;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a patient is found by: the words of the name without diacritics (ș typed as s, or with a cedilla, is
/// the same), the email addresses, the words before their @, and the phone numbers. What is looked for is the beginning
/// of such words.
final class SearchWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[0-9+()./\\s-]*[0-9][0-9+()./\\s-]*");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern TRUNK_OR_EXIT_PREFIX = Pattern.compile("^0+");
    private static final String HOME = "40";

    private SearchWords() {}

    /// All that this patient is found by.
    static Set<String> of(ClientDetails details) {
        Set<String> words = new LinkedHashSet<>();
        addWords(words, NO_LETTERS, folded(details.name().first()));
        addWords(words, NO_LETTERS, folded(details.name().last()));
        for (EmailAddress email : details.emails()) {
            String address = folded(email.value());
            words.add(address);
            addWords(words, NO_LETTERS, address.substring(0, address.indexOf('@')));
        }
        for (PhoneNumber phone : details.phones()) {
            String digits = phone.value().substring(1);
            words.add(digits);
            if (digits.startsWith(HOME)) {
                words.add(digits.substring(HOME.length()));
            }
        }
        return words;
    }

    /// The beginnings of words that somebody looks for, all of which must be met.
    static List<String> lookedFor(String text) {
        if (LIKE_A_NUMBER.matcher(text).matches()) {
            String digits = TRUNK_OR_EXIT_PREFIX
                    .matcher(NO_DIGITS.matcher(text).replaceAll(""))
                    .replaceFirst("");
            return digits.isEmpty() ? List.of() : List.of(digits);
        }
        Set<String> words = new LinkedHashSet<>();
        for (String part : SPACES.split(folded(text).strip())) {
            if (part.indexOf('@') >= 0) {
                words.add(part);
            } else {
                addWords(words, NO_LETTERS, part);
            }
        }
        return List.copyOf(words);
    }

    /// Without diacritics and in lower case, whatever the machine's language.
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static void addWords(Set<String> to, Pattern between, String text) {
        Arrays.stream(between.split(text)).filter(word -> !word.isEmpty()).forEach(to::add);
    }
}
