package com.msaas.auth.twofactor;

import com.msaas.auth.identity.IdentityClients;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Makes the secret of a user who is setting up, from something random that is kept and something secret that is not:
/// so until Keycloak has it, the secret itself lies nowhere.
@Component
class TotpSecrets {
    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    TotpSecrets(IdentityClients clients) {
        this.key = new SecretKeySpec(clients.adminClientSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    TotpSecret of(UUID user, byte[] nonce) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("second factor of " + user).getBytes(StandardCharsets.UTF_8));
            return TotpSecret.of(mac.doFinal(nonce));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
