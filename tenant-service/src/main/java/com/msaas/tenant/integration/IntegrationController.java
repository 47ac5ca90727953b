package com.msaas.tenant.integration;

import com.msaas.platform.api.Change;
import com.msaas.platform.api.ExpectedVersion;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.idempotency.Idempotently;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's accounts with others, for those who run it. A secret goes in and never comes out.
@RestController
@Needs(Permission.MANAGE_INTEGRATIONS)
@RequestMapping("/api/settings/integrations")
class IntegrationController {
    private static final String ACCOUNT = "[A-Za-z0-9_-]{1,64}";
    private static final String SECRET = "[\\x21-\\x7E]{1,500}";

    private final Connect connect;
    private final ChangeIntegration changeIntegration;
    private final Disconnect disconnect;
    private final Integrations integrations;
    private final Idempotently idempotently;

    IntegrationController(
            Connect connect,
            ChangeIntegration changeIntegration,
            Disconnect disconnect,
            Integrations integrations,
            Idempotently idempotently) {
        this.connect = connect;
        this.changeIntegration = changeIntegration;
        this.disconnect = disconnect;
        this.integrations = integrations;
        this.idempotently = idempotently;
    }

    record ConnectRequest(
            @Nullable @Pattern(regexp = ACCOUNT) String account,
            @Pattern(regexp = SECRET) String secret) {

        @Override
        public String toString() {
            return "ConnectRequest";
        }
    }

    record ChangeIntegrationRequest(
            Change<@Pattern(regexp = ACCOUNT) String> account, Change<@Pattern(regexp = SECRET) String> secret) {

        @Override
        public String toString() {
            return "ChangeIntegrationRequest";
        }
    }

    /// @param keyId of the key that has sealed the secret
    record IntegrationView(
            IntegrationType type, @Nullable String account, String keyId, Instant connectedAt, long version)
            implements Versioned {
        static IntegrationView of(Integration integration) {
            return new IntegrationView(
                    integration.type(),
                    integration.account(),
                    integration.secret().keyId(),
                    integration.connectedAt(),
                    integration.version());
        }
    }

    @GetMapping
    Page<IntegrationView> list(PageRequest page) {
        return integrations.list(page).map(IntegrationView::of);
    }

    @PostMapping("/{type}")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IntegrationView> connect(@PathVariable String type, @RequestBody ConnectRequest request) {
        IntegrationType with = IntegrationType.named(type);
        if (with.needsAccount() && request.account() == null) {
            throw new RefusedException(InvalidInput.of("account", "must be given"));
        }
        return idempotently.created(
                () -> connect.connect(with, request.account(), request.secret()), IntegrationView::of);
    }

    @PatchMapping("/{type}")
    IntegrationView change(
            @PathVariable String type, ExpectedVersion expected, @RequestBody ChangeIntegrationRequest request) {
        return IntegrationView.of(
                changeIntegration.change(IntegrationType.named(type), request.account(), request.secret(), expected));
    }

    @DeleteMapping("/{type}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(@PathVariable String type, ExpectedVersion expected) {
        disconnect.disconnect(IntegrationType.named(type), expected);
    }
}
