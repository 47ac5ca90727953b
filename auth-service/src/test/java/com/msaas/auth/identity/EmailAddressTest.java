package com.msaas.auth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void foldsCaseWhateverTheMachinesLanguage() {
        assertThat(new EmailAddress("IONICA@Clinic.RO").value()).isEqualTo("ionica@clinic.ro");
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'neil+x@clinic.ro", "a@b.ro", "a_b.c-d@x-y.co.uk", "ana@xn--zmbet-0qa.ro"})
    void takesWhatMailServersTake(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@",
                "@b.ro",
                "ana@b",
                "a..b@c.ro",
                ".a@c.ro",
                "a@c..ro",
                "a@-c.ro",
                "a b@c.ro",
                "ana@c.ro\n",
                "ana@c.ro\r\nBcc: x@y.ro",
                "<ana@c.ro>",
                "ăna@c.ro",
                "ana@c.ro, b@c.ro",
                "\"a\"@c.ro"
            })
    void refusesTheRest(String address) {
        assertThatThrownBy(() -> new EmailAddress(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLongTextsWithoutLookingAtAllOfThem() {
        assertThatThrownBy(() -> new EmailAddress("a@" + "b.".repeat(500_000) + "ro"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysNothingOfThePersonInLogs() {
        assertThat(new EmailAddress("ana@b.ro").toString()).doesNotContain("ana");
        assertThat(new Password("secret").toString()).doesNotContain("secret");
    }
}
