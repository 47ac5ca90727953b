package com.msaas.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.msaas.platform.refusal.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    @Test
    void withoutTheHeaderOrWithAStarAnyVersionWillDo() {
        assertThat(read().matches(7)).isTrue();
        assertThat(read("*").matches(7)).isTrue();
    }

    @Test
    void theNamedVersionHasToBeTheCurrentOne() {
        assertThatCode(() -> read("\"3\"").check(3)).doesNotThrowAnyException();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read("\"3\"").check(4))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("VERSION_MISMATCH");
                    assertThat(refused.refusal().kind().status()).isEqualTo(409);
                });
    }

    @Test
    void oneOfSeveralIsEnough() {
        assertThat(read("\"2\", \"3\"").matches(3)).isTrue();
        assertThat(read("\"2\"", "\"3\"").matches(2)).isTrue();
        assertThat(read("\"2\",\"abc\"").matches(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"abc\"", "\"03\"", "\"-3\"", "\"3-gzip\"", "\"\"", "\"99999999999999999999\""})
    void aTagThatIsNoStrongTagOfOursMatchesNothing(String tag) {
        assertThat(read(tag).matches(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3", "\"3", "3\"", "", "W/3", "w/\"3\"", "\"3\" \"4\"", "\"3\",", ",\"3\"", "*,\"3\"", "\"a b\""
            })
    void aHeaderThatBreaksItsFormIsInvalid(String header) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(header))
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("VALIDATION_FAILED"));
    }

    @Test
    void whatIsToldApartByItsContentIsMeantByItsWholeTag() {
        assertThatCode(() -> read("\"9f86d081\"").checkTag("9f86d081")).doesNotThrowAnyException();
        assertThatCode(() -> read().checkTag(null)).doesNotThrowAnyException();
        for (String current : new String[] {"9f86d0", "9f86d0812", null}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> read("\"9f86d081\"").checkTag(current))
                    .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("VERSION_MISMATCH"));
        }
    }

    @Test
    void theTagOfAResourceIsItsVersionInQuotes() {
        Versioned resource = () -> 3;

        assertThat(ETags.of(resource)).isEqualTo("\"3\"");
        assertThat(read(ETags.of(resource)).matches(3)).isTrue();
    }

    private static ExpectedVersion read(String... values) {
        return ExpectedVersion.read(List.of(values));
    }
}
