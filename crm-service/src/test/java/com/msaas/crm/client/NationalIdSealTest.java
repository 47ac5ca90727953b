package com.msaas.crm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.msaas.crm.ClientId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NationalIdSealTest {
    private static final NationalId CNP = new NationalId("2880229400011");
    private static final ClientId ANA = new ClientId(new UUID(0, 1));

    private final NationalIdSeal seal = seal("one secret of thirty-two letters");

    @Test
    void opensWhatItHasSealed() {
        byte[] sealed = seal.sealed(CNP, ANA);

        assertThat(seal.opened(sealed, ANA)).isEqualTo(CNP);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CNP.value());
    }

    @Test
    void sealsTheSameNumberInAnotherWayEachTime() {
        assertThat(seal.sealed(CNP, ANA)).isNotEqualTo(seal.sealed(CNP, ANA));
    }

    @Test
    void opensForThatFileAndWithThatSecretOnly() {
        byte[] sealed = seal.sealed(CNP, ANA);
        NationalIdSeal other = seal("another one of thirty-two letters");

        assertThatIllegalStateException().isThrownBy(() -> seal.opened(sealed, new ClientId(new UUID(0, 2))));
        assertThatIllegalStateException().isThrownBy(() -> other.opened(sealed, ANA));
    }

    @Test
    void noticesAChangedByte() {
        byte[] sealed = seal.sealed(CNP, ANA);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> seal.opened(sealed, ANA));
    }

    @Test
    void saysNeitherNumberNorSecret() {
        assertThat(CNP.toString()).isEqualTo("NationalId[*********0011]");
        assertThat(new SealSettings("one secret of thirty-two letters").toString())
                .doesNotContain("secret");
    }

    private static NationalIdSeal seal(String secret) {
        return new NationalIdSeal(new SealSettings(secret));
    }
}
