package com.msaas.billing.stripe;

import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what Stripe sends from what others pretend that it sent, and from what it sent too long ago.
@Component
public class SignedWords {
    private static final String HEADER = "Stripe-Signature";
    private static final long OLDEST_SECONDS = 300;

    private final StripeSettings settings;
    private final Clock clock;

    SignedWords(StripeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// The event that these very bytes are.
    ///
    /// @param signature the header that came with them
    /// @throws RefusedException when it is not Stripe's, or older than five minutes
    public SignedEvent read(byte[] body, @Nullable String signature) {
        if (signature == null) {
            throw refused("is missing");
        }
        try {
            Event event = Webhook.constructEvent(
                    new String(body, StandardCharsets.UTF_8),
                    signature,
                    settings.webhookSecret(),
                    OLDEST_SECONDS,
                    clock);
            return SignedEvent.of(event);
        } catch (SignatureVerificationException e) {
            throw refused("does not sign this body, or did so more than five minutes ago");
        } catch (RuntimeException e) {
            throw refused("signs what is no event");
        }
    }

    private static RefusedException refused(String what) {
        return new RefusedException(InvalidInput.of(HEADER, what));
    }
}
