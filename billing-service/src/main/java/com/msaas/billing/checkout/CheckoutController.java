package com.msaas.billing.checkout;

import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Needs(Permission.CHANGE_BILLING)
@RequestMapping("/api/billing/checkout")
class CheckoutController {
    private final StartCheckout startCheckout;
    private final Idempotently idempotently;

    CheckoutController(StartCheckout startCheckout, Idempotently idempotently) {
        this.startCheckout = startCheckout;
        this.idempotently = idempotently;
    }

    record CheckoutRequest(@NotBlank @Size(max = 40) String plan) {}

    record CheckoutView(String url) {}

    @PostMapping
    ResponseEntity<CheckoutView> start(
            @RequestBody CheckoutRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return idempotently.ok(() -> startCheckout.start(request.plan, key), CheckoutView::new);
    }
}
