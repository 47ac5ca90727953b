package com.msaas.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoogleSettingsTest {
    @Test
    void nameNoProviderUnlessGoogleKnowsUs() {
        assertThat(settings(null, null).provider()).isEmpty();
        assertThat(settings("id", null).provider()).isEmpty();
        assertThat(settings("", "").provider()).isEmpty();
        assertThat(settings("id", "secret").provider()).isPresent();
    }

    private static GoogleSettings settings(@Nullable String id, @Nullable String secret) {
        return new GoogleSettings(id, secret, "https://accounts.google.com");
    }
}
