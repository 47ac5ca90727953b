package com.msaas.tenant.integration;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.tenancy.TenantContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Seals by AES-256 in GCM: what is sealed for one clinic and one integration opens for no other. Tink puts the key's
/// number in front of what it seals, so that keys can change.
@Component
@EnableConfigurationProperties(SealSettings.class)
class Seal {
    private final Aead keys;
    private final String keyId;

    Seal(SealSettings settings) {
        try {
            AeadConfig.register();
            AesGcmKey newest = key(settings.sealingSecret());
            KeysetHandle.Builder all = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(newest).makePrimary());
            for (String earlier : Objects.requireNonNullElse(settings.sealingEarlierSecrets(), List.<String>of())) {
                all.addEntry(KeysetHandle.importKey(key(earlier)));
            }
            keys = all.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
            keyId = "%08x".formatted(newest.getIdRequirementOrNull());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal cannot be made", e);
        }
    }

    /// Names the key that seals from now on, and tells nothing of it.
    String keyId() {
        return keyId;
    }

    SealedSecret sealed(IntegrationType type, String secret) {
        try {
            return new SealedSecret(keys.encrypt(secret.getBytes(StandardCharsets.UTF_8), about(type)), keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be sealed", e);
        }
    }

    /// @throws IllegalStateException when it was not sealed for this with any of the keys
    String opened(IntegrationType type, SealedSecret secret) {
        try {
            return new String(keys.decrypt(secret.bytes(), about(type)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed by " + secret.keyId() + " does not open", e);
        }
    }

    private static byte[] about(IntegrationType type) {
        return (TenantContext.current() + "/" + type.wireName()).getBytes(StandardCharsets.UTF_8);
    }

    /// The secret is long and random, so a plain digest makes a key of it as good as a slow one.
    @AccessesPartialKey
    private static AesGcmKey key(String secret) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(PredefinedAeadParameters.AES256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(Sha256.of(secret), InsecureSecretKeyAccess.get()))
                .setIdRequirement(
                        ByteBuffer.wrap(Sha256.of("the number of " + secret)).getInt())
                .build();
    }
}
