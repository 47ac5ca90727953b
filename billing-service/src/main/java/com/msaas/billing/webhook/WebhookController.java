package com.msaas.billing.webhook;

import com.msaas.billing.stripe.SignedWords;
import com.msaas.platform.api.BoundedRequest;
import com.msaas.platform.openapi.ReadsAs;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where Stripe knocks. It sends again what was not answered with 200, so a 400 is for what is not Stripe's,
/// and everything else that is understood or not is thanked for.
@RestController
class WebhookController {
    static final String PATH = "/api/webhooks/stripe";

    private final SignedWords signedWords;
    private final TakeStripeEvent takeStripeEvent;

    WebhookController(SignedWords signedWords, TakeStripeEvent takeStripeEvent) {
        this.signedWords = signedWords;
        this.takeStripeEvent = takeStripeEvent;
    }

    record Received(boolean received) {}

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ReadsAs(Object.class)
    Received receive(
            HttpServletRequest request,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
        takeStripeEvent.take(signedWords.read(BoundedRequest.bytesOf(request), signature));
        return new Received(true);
    }
}
