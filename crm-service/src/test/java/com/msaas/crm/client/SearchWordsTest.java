package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchWordsTest {
    private static final ClientDetails TURCANU = new ClientDetails(
            new PersonName("Ștefan-Ilie", "Țurcanu"),
            List.of(new EmailAddress("stefan@example.ro"), new EmailAddress("Familia.Dumbravă@example.ro")),
            List.of(new PhoneNumber("0722 123 456")),
            null,
            null,
            null,
            null,
            ClientStatus.ACTIVE,
            List.of(),
            null);

    @ParameterizedTest
    @CsvSource({
        "stef, true",
        "Ștef, true",
        "ŞTEF, true",
        "turcanu, true",
        "țurcanu Ștefan, true",
        "ilie, true",
        "stefan@example, true",
        "familia.dumbrava@ex, true",
        "Dumbrav, true",
        "0722, true",
        "0722 123 456, true",
        "+40722, true",
        "0040 722-123, true",
        "popescu, false",
        "urcanu, false",
        "stefan popescu, false",
        "0723, false",
        "example.ro, false"
    })
    void findsByTheBeginningOfEachWordWithOrWithoutDiacritics(String search, boolean found) {
        assertThat(meets(SearchWords.of(TURCANU), SearchWords.lookedFor(search)))
                .isEqualTo(found);
    }

    @Test
    void looksForNothingWhereNothingIsWritten() {
        assertThat(SearchWords.lookedFor("  ")).isEmpty();
        assertThat(SearchWords.lookedFor("-")).isEmpty();
    }

    private static boolean meets(Set<String> words, List<String> beginnings) {
        return beginnings.stream().allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
    }
}
