package com.msaas.gateway.session;

import com.msaas.platform.digest.Sha256;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Keeps tokens from whoever reads the database alone: JSON Web Encryption with AES-256 in GCM. The key is named
/// beside what it sealed, so that another can take its place; and what is sealed for one session opens for no
/// other.
@Component
final class TokenSeal {
    private static final String SESSION = "session";
    private static final int NAME_LENGTH = 12;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final String newest;

    TokenSeal(SessionSettings settings) {
        List<byte[]> all = Stream.concat(Stream.of(settings.secret()), settings.earlierSecrets().stream())
                // the secrets are long and random, so a plain digest makes keys of them as good as slow ones
                .map(Sha256::of)
                .toList();
        all.forEach(key -> keys.put(name(key), key));
        newest = name(all.getFirst());
    }

    private static String name(byte[] key) {
        return Sha256.hex(key).substring(0, NAME_LENGTH);
    }

    String sealed(String text, String session) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(newest)
                .customParam(SESSION, session)
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(text));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(newest)));
        } catch (JOSEException e) {
            throw new IllegalStateException("tokens cannot be sealed", e);
        }
        return sealed.serialize();
    }

    /// What was sealed for this session, where it was sealed by a key that is still known.
    Optional<String> opened(String sealed, String session) {
        try {
            JWEObject object = JWEObject.parse(sealed);
            byte[] key = keys.get(object.getHeader().getKeyID());
            if (key == null || !session.equals(object.getHeader().getCustomParam(SESSION))) {
                return Optional.empty();
            }
            object.decrypt(new DirectDecrypter(key));
            return Optional.of(object.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
