package com.msaas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(Money.of("250", "RON")).isEqualTo(Money.of("250.00", "RON"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("0.001", "RON"));
    }

    @Test
    void countsInTheSmallestUnitOfItsCurrency() {
        assertThat(Money.of("250.50", "RON").minorUnits()).isEqualTo(25_050);
        assertThat(Money.of("250", "JPY").minorUnits()).isEqualTo(250);
        assertThat(Money.ofMinorUnits(25_050, "RON")).isEqualTo(Money.of("250.50", "RON"));
        assertThat(Money.ofMinorUnits(-5, "RON")).isEqualTo(Money.of("-0.05", "RON"));
        assertThat(Money.ofMinorUnits(250, "JPY")).isEqualTo(Money.of("250", "JPY"));
    }
}
