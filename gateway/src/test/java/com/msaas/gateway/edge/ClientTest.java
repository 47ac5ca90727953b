package com.msaas.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientTest {
    private static final Networks TRUSTED = Networks.of(List.of("10.0.0.0/8", "192.168.7.4", "fd00::/8"));

    @Test
    void isThePeerWhomNobodyTrusts() {
        Client client = Client.of(request("203.0.113.5", "198.51.100.1"), TRUSTED);

        assertThat(client.text()).isEqualTo("203.0.113.5");
        assertThat(client.https()).isFalse();
        assertThat(client.direct()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, '203.0.113.5', 203.0.113.5",
        "10.1.2.3, '198.51.100.1, 203.0.113.5', 203.0.113.5",
        "10.1.2.3, '198.51.100.1, 203.0.113.5, 10.9.9.9', 203.0.113.5",
        "192.168.7.4, '203.0.113.5', 203.0.113.5",
        "192.168.7.5, '203.0.113.5', 192.168.7.5",
        "10.1.2.3, 'unknown', 10.1.2.3",
        "10.1.2.3, '203.0.113.5, unknown', 10.1.2.3",
        "10.1.2.3, 'localhost', 10.1.2.3",
        "fd00::1, '2001:db8::7', 2001:db8:0:0:0:0:0:7"
    })
    void isTheLastAddressThatIsNoTrustedProxys(String peer, String hops, String expected) {
        assertThat(Client.of(request(peer, hops), TRUSTED).text()).isEqualTo(expected);
    }

    @Test
    void usesHttpsWhenATrustedProxySaysSo() {
        MockHttpServletRequest trusted = request("10.1.2.3", "203.0.113.5");
        trusted.addHeader("X-Forwarded-Proto", "https");
        MockHttpServletRequest liar = request("203.0.113.9", "203.0.113.5");
        liar.addHeader("X-Forwarded-Proto", "https");

        assertThat(Client.of(trusted, TRUSTED).https()).isTrue();
        assertThat(Client.of(liar, TRUSTED).https()).isFalse();
    }

    @Test
    void isCountedByItsNetworkWhereAddressesAreMany() {
        assertThat(owner("2001:db8:1:2::1")).isEqualTo(owner("2001:db8:1:2:ffff::9"));
        assertThat(owner("2001:db8:1:2::1")).isNotEqualTo(owner("2001:db8:1:3::1"));
        assertThat(owner("203.0.113.5")).isNotEqualTo(owner("203.0.113.6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "example.com", "10.0.0.0/x", ""})
    void takesNoRangeThatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.of(List.of(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.128.0.0/9, 10.200.1.1, true",
        "10.128.0.0/9, 10.127.1.1, false",
        "0.0.0.0/0, 203.0.113.5, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "203.0.113.4/30, 203.0.113.7, true",
        "203.0.113.4/30, 203.0.113.8, false"
    })
    void knowsWhatIsInARange(String range, String address, boolean contained) {
        assertThat(Networks.of(List.of(range)).contain(Networks.address(address).orElseThrow()))
                .isEqualTo(contained);
    }

    private static String owner(String address) {
        return Client.of(request(address, null), TRUSTED).owner();
    }

    private static MockHttpServletRequest request(String peer, String hops) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/clients");
        request.setRemoteAddr(peer);
        if (hops != null) {
            request.addHeader("X-Forwarded-For", hops);
        }
        return request;
    }
}
