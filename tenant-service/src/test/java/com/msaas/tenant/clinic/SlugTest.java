package com.msaas.tenant.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Clinica Zâmbet & Fiii, clinica-zambet-fiii",
        "Dr. Țurcanu – Șerban, dr-turcanu-serban",
        "ÎNGRIJIRE DENTARĂ, ingrijire-dentara",
        "  Dental  123  , dental-123",
        "Стоматология, clinica",
        "$gt, gt",
        "---, clinica"
    })
    void foldsANameIntoPlainLetters(String name, String slug) {
        assertThat(Slug.of(name).value()).isEqualTo(slug);
    }

    @Test
    void isNeverTooLongAndNeverEndsInAHyphen() {
        String slug = Slug.of("a".repeat(49) + " " + "b".repeat(60)).value();

        assertThat(slug).hasSize(49).doesNotEndWith("-");
    }
}
