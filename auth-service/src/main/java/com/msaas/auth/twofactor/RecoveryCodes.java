package com.msaas.auth.twofactor;

import com.msaas.platform.digest.Sha256;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/// Codes for whoever has lost the app: any of them takes the second factor away, and the others with it. They have 80
/// random bits, so their hashes need no salt.
final class RecoveryCodes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    /// New ones, as people copy them: `ABCD-EFGH-IJKL-MNOP`.
    static List<String> random() {
        return Stream.generate(RecoveryCodes::one).limit(HOW_MANY).toList();
    }

    private static String one() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new Base32().encodeAsString(bits).replaceAll("(.{4})(?=.)", "$1-");
    }

    /// What is kept of one, however it is spelled.
    static String hash(String code) {
        return Sha256.hex(code.replace("-", "").toUpperCase(Locale.ROOT));
    }
}
