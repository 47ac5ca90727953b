package com.msaas.auth.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    @Test
    void takesTheAddressesOfOneNetworkForOne() {
        assertThat(Place.of("2001:db8:1:2::1"))
                .isEqualTo(Place.of("2001:DB8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(Place.of("2001:db8:1:3::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "unknown"})
    void leavesEverythingElseAsItIs(String address) {
        assertThat(Place.of(address)).isEqualTo(address);
    }
}
