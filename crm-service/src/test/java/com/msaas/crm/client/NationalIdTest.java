package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {
    private static final int[] WEIGHTS = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};

    @Property(tries = 300)
    void takesTheOneRightCheckDigitAndNoOther(
            @ForAll @IntRange(min = 1, max = 9) int first,
            @ForAll @IntRange(max = 99) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 28) int day,
            @ForAll @IntRange(max = 99_999) int rest) {
        String code = "%d%02d%02d%02d%05d".formatted(first, year, month, day, rest);
        int right = checkDigit(code);

        assertThat(new NationalId(code + right).value()).isEqualTo(code + right);
        for (int wrong = 0; wrong <= 9; wrong++) {
            String other = code + wrong;
            if (wrong != right) {
                assertThatIllegalArgumentException().isThrownBy(() -> new NationalId(other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "196013041001",
                "19601304100188",
                "1960230410017",
                "0960101410014",
                "\uFF11960101410019",
                "abc"
            })
    void refusesWhatHasTheWrongFormOrNoSuchDate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NationalId(text));
    }

    @Test
    void saysItsLastDigitsOnly() {
        assertThat(new NationalId("2880229400011").toString()).isEqualTo("NationalId[*********0011]");
    }

    private static int checkDigit(String code) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += Character.digit(code.charAt(at), 10) * WEIGHTS[at];
        }
        return sum % 11 == 10 ? 1 : sum % 11;
    }
}
