package com.msaas.crm.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] CNP = "2880229400011".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = seal("one secret of thirty-two letters");

    @Test
    void opensWhatItHasSealed() {
        byte[] sealed = seal.sealed(CNP, "Ana");

        assertThat(seal.opened(sealed, "Ana")).isEqualTo(CNP);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("2880229400011");
    }

    @Test
    void sealsTheSameTextInAnotherWayEachTime() {
        assertThat(seal.sealed(CNP, "Ana")).isNotEqualTo(seal.sealed(CNP, "Ana"));
    }

    @Test
    void opensForWhatItWasSealedForAndWithThatSecretOnly() {
        byte[] sealed = seal.sealed(CNP, "Ana");
        Seal other = seal("another one of thirty-two letters");

        assertThatIllegalStateException().isThrownBy(() -> seal.opened(sealed, "Ion"));
        assertThatIllegalStateException().isThrownBy(() -> other.opened(sealed, "Ana"));
    }

    @Test
    void noticesAChangedByte() {
        byte[] sealed = seal.sealed(CNP, "Ana");
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> seal.opened(sealed, "Ana"));
    }

    @Test
    void saysNoSecret() {
        assertThat(new SealSettings("one secret of thirty-two letters").toString())
                .doesNotContain("secret of");
    }

    private static Seal seal(String secret) {
        return new Seal(new SealSettings(secret));
    }
}
