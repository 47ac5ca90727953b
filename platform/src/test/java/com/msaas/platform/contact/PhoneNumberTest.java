package com.msaas.platform.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @Property(tries = 200)
    void everySpellingOfARomanianMobileIsOneNumber(@ForAll @IntRange(max = 99_999_999) int rest) {
        String digits = "7%08d".formatted(rest);
        String grouped = digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);

        assertThat(List.of(
                        "0" + digits,
                        "+40" + digits,
                        "0040" + digits,
                        "40" + digits,
                        "0" + grouped,
                        "+40 " + grouped,
                        "(0" + digits.substring(0, 3) + ") " + digits.substring(3),
                        "0" + grouped.replace(' ', '-'),
                        "0" + grouped.replace(' ', '.')))
                .extracting(spelling -> new PhoneNumber(spelling).value())
                .containsOnly("+40" + digits);
    }

    @Property(tries = 200)
    void isWrittenInOneWayOnly(@ForAll @IntRange(max = 99_999_999) int rest) {
        PhoneNumber number = new PhoneNumber("07%08d".formatted(rest));

        assertThat(new PhoneNumber(number.value())).isEqualTo(number);
    }

    @Test
    void knowsFixedLinesAndOtherCountries() {
        assertThat(new PhoneNumber("021 312 3456").value()).isEqualTo("+40213123456");
        assertThat(new PhoneNumber("+49 30 901820").value()).isEqualTo("+4930901820");
        assertThat(new PhoneNumber("+373 22 250 101").value()).isEqualTo("+37322250101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "telefon", "07", "0722 12", "07221234567890", "+999 123 456 789", "0000000000"})
    void refusesWhatIsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @Test
    void refusesAnEndlessText() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber("0".repeat(100_000)));
    }
}
