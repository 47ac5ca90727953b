package com.msaas.platform.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.web.api.Email;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    void isTheSameInEveryCase() {
        assertThat(new EmailAddress(" Ioana.ILIESCU@Example.RO ").value()).isEqualTo("ioana.iliescu@example.ro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "ana@",
                "@example.ro",
                "ana@example",
                "a na@example.ro",
                "ana@@example.ro",
                "ana@-example.ro",
                "ana@example..ro",
                "ana@example.ro, ion@example.ro",
                "<ana@example.ro>"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Property(tries = 200)
    void isFoldedOnce(@ForAll @Email String address) {
        Assume.that(address.length() <= 254);

        EmailAddress folded = new EmailAddress(address);

        assertThat(new EmailAddress(folded.value())).isEqualTo(folded);
        assertThat(folded.value()).doesNotMatch(".*[A-Z].*");
    }
}
