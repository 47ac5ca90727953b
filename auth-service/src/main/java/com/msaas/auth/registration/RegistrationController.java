package com.msaas.auth.registration;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import com.msaas.platform.actor.Actor;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.idempotency.Idempotently;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where clinics sign up.
@RestController
class RegistrationController {
    private final RegisterClinic registerClinic;
    private final Idempotently idempotently;

    RegistrationController(RegisterClinic registerClinic, Idempotently idempotently) {
        this.registerClinic = registerClinic;
        this.idempotently = idempotently;
    }

    record RegisterRequest(
            EmailAddress email,
            Password password,

            @Size(max = 100) @OneLine String name,

            @Size(max = 100) @OneLine String clinicName) {}

    record RegisterAnswer(UUID userId, UUID tenantId, boolean emailVerified) {
        static RegisterAnswer of(Registered registered) {
            return new RegisterAnswer(registered.userId(), registered.tenantId(), false);
        }
    }

    @PostMapping("/api/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RegisterAnswer> register(
            @RequestBody RegisterRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        RegisterCommand command = new RegisterCommand(
                request.email,
                request.password,
                request.name.strip(),
                request.clinicName.strip(),
                key,
                Actor.current().ipAddress());
        return idempotently.created(() -> registerClinic.register(command), RegisterAnswer::of);
    }
}
