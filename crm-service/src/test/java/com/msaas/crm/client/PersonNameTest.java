package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @Test
    void keepsDiacriticsAndPutsSpacesInOrder() {
        PersonName name = new PersonName("  Ștefan   Răzvan ", "Țurcanu");

        assertThat(name.first()).isEqualTo("Ștefan Răzvan");
        assertThat(name.last()).isEqualTo("Țurcanu");
    }

    @Test
    void isTheSameHoweverItsLettersAreMadeUp() {
        assertThat(new PersonName("S\u0326tefan", "Ba\u0306lan")).isEqualTo(new PersonName("Ștefan", "Bălan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n"})
    void refusesAnEmptyPart(String empty) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(empty, "Pop"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("Ana", empty));
    }
}
