package com.msaas.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyTest {
    private static final int LIMIT = 1024 * 1024;

    @Test
    void waitsForABodyThatComesInTime() {
        Body body = Body.of(request(), LIMIT, Duration.ofMinutes(1));

        assertThat(body.isWhole()).isTrue();
    }

    @Test
    void doesNotWaitForOneThatComesInDrops() {
        assertThatExceptionOfType(BodyBroken.class).isThrownBy(() -> Body.of(request(), LIMIT, Duration.ofMillis(-1)));
    }

    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/clients");
        request.setContent(new byte[100]);
        return request;
    }
}
