package com.msaas.tenant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final String OLD = "the secret of last year, long enough for a key";
    private static final String NEW = "the secret of this year, long enough for a key";
    private static final TenantId OURS = new TenantId(UUID.randomUUID());
    private static final TenantId THEIRS = new TenantId(UUID.randomUUID());

    private final Seal before = new Seal(new SealSettings(OLD, null));
    private final Seal between = new Seal(new SealSettings(NEW, List.of(OLD)));
    private final Seal after = new Seal(new SealSettings(NEW, null));

    @Test
    void opensForWhatItWasSealedForAndNothingElse() {
        SealedSecret sealed = in(OURS, () -> before.sealed(IntegrationType.TWILIO, "token"));

        assertThat(in(OURS, () -> before.opened(IntegrationType.TWILIO, sealed)))
                .isEqualTo("token");
        assertThatThrownBy(() -> in(OURS, () -> before.opened(IntegrationType.OPENAI, sealed)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(THEIRS, () -> before.opened(IntegrationType.TWILIO, sealed)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void changesItsKeyWhileWhatWasSealedBeforeStillOpens() {
        SealedSecret old = in(OURS, () -> before.sealed(IntegrationType.TWILIO, "token"));

        String opened = in(OURS, () -> between.opened(IntegrationType.TWILIO, old));
        SealedSecret anew = in(OURS, () -> between.sealed(IntegrationType.TWILIO, opened));

        assertThat(old.keyId()).isNotEqualTo(anew.keyId()).isEqualTo(before.keyId());
        assertThat(in(OURS, () -> after.opened(IntegrationType.TWILIO, anew))).isEqualTo("token");
        assertThatThrownBy(() -> in(OURS, () -> after.opened(IntegrationType.TWILIO, old)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static <T> T in(TenantId clinic, Supplier<T> work) {
        return TenantContext.call(clinic, work::get);
    }
}
