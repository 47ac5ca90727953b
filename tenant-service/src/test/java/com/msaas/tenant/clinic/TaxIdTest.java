package com.msaas.tenant.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {
    @ParameterizedTest
    @CsvSource({"14399840, 14399840", "ro 14399840, RO14399840", "RO 1590082, RO1590082", "19, 19"})
    void takesACodeInAnySpelling(String spelling, String value) {
        assertThat(new TaxId(spelling).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"14399841", "RO14399804", "1", "014399840", "12345678901", "RO", "DE14399840", "1439984O", ""})
    void refusesWhatCannotBeOne(String spelling) {
        assertThatThrownBy(() -> new TaxId(spelling)).isInstanceOf(IllegalArgumentException.class);
    }
}
