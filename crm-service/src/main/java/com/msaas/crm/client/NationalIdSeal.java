package com.msaas.crm.client;

import com.msaas.crm.ClientId;
import com.msaas.platform.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Keeps national ids from whoever reads the database alone: AES-256 in GCM. What is sealed for one file
/// opens in no other, and a changed byte is noticed.
@Component
@EnableConfigurationProperties(SealSettings.class)
class NationalIdSeal {
    /// Stands in front, so that another way of sealing can be told from this one.
    private static final byte FORM = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    NationalIdSeal(SealSettings settings) {
        // the secret is long and random, so a plain digest makes a key of it as good as a slow one
        key = new SecretKeySpec(Sha256.of(settings.sealingSecret()), "AES");
    }

    byte[] sealed(NationalId id, ClientId client) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, client, id.value().getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(1 + NONCE_BYTES + text.length)
                .put(FORM)
                .put(nonce)
                .put(text)
                .array();
    }

    /// @throws IllegalStateException when it was not sealed for this file with this secret
    NationalId opened(byte[] sealed, ClientId client) {
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        if (parts.get() != FORM) {
            throw new IllegalStateException("a national id is sealed in an unknown form");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] text = new byte[parts.remaining()];
        parts.get(text);
        return new NationalId(new String(cipher(Cipher.DECRYPT_MODE, nonce, client, text), StandardCharsets.US_ASCII));
    }

    private byte[] cipher(int mode, byte[] nonce, ClientId client, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(client.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a national id does not open", e);
        }
    }
}
