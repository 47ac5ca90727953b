package com.msaas.crm.sealing;

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

/// AES-256 in GCM: what is sealed for one thing opens for no other, and a changed byte is noticed.
@Component
@EnableConfigurationProperties(SealSettings.class)
public class Seal {
    /// Stands in front, so that another way of sealing can be told from this one.
    private static final byte FORM = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    Seal(SealSettings settings) {
        // the secret is long and random, so a plain digest makes a key of it as good as a slow one
        key = new SecretKeySpec(Sha256.of(settings.sealingSecret()), "AES");
    }

    /// The text, for nobody to read without the secret.
    ///
    /// @param about names what it is sealed for
    public byte[] sealed(byte[] text, String about) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] unreadable = cipher(Cipher.ENCRYPT_MODE, nonce, about, text);
        return ByteBuffer.allocate(1 + NONCE_BYTES + unreadable.length)
                .put(FORM)
                .put(nonce)
                .put(unreadable)
                .array();
    }

    /// The text that was sealed.
    ///
    /// @throws IllegalStateException when it was not sealed for this with this secret
    public byte[] opened(byte[] sealed, String about) {
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        if (parts.get() != FORM) {
            throw new IllegalStateException("something is sealed in an unknown form");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] unreadable = new byte[parts.remaining()];
        parts.get(unreadable);
        return cipher(Cipher.DECRYPT_MODE, nonce, about, unreadable);
    }

    private byte[] cipher(int mode, byte[] nonce, String about, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed does not open", e);
        }
    }
}
