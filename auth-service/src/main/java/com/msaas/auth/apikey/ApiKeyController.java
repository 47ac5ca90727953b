package com.msaas.auth.apikey;

import com.msaas.auth.identity.Tokens;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.refusal.FieldProblem;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.Role;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The clinic's keys for other programs, and where those come with them.
@RestController
@RequestMapping("/api/auth/api-keys")
class ApiKeyController {
    private final MakeApiKey makeApiKey;
    private final EndApiKey endApiKey;
    private final UseApiKey useApiKey;
    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyController(MakeApiKey makeApiKey, EndApiKey endApiKey, UseApiKey useApiKey, ApiKeys keys, Clock clock) {
        this.makeApiKey = makeApiKey;
        this.endApiKey = endApiKey;
        this.useApiKey = useApiKey;
        this.keys = keys;
        this.clock = clock;
    }

    record NewKey(
            @Size(min = 1, max = 100) @OneLine String name,
            @Size(min = 1, max = 30) List<Permission> scopes,
            @Nullable Instant expiresAt) {}

    record KeyRequest(KeyText apiKey) {}

    record KeyView(
            UUID id,
            String name,
            List<Permission> scopes,
            @Nullable UUID userId,
            UUID createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.scopes().stream().sorted().toList(),
                    key.userId(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt());
        }
    }

    /// @param apiKey shown this once
    record MadeKeyView(KeyView key, String apiKey) {}

    record AccessTokenView(String accessToken, String tokenType, long expiresIn) {}

    @PostMapping
    @Needs(Permission.MANAGE_INTEGRATIONS)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MadeKeyView> make(@RequestBody NewKey wanted) {
        demandSensible(wanted);
        MakeApiKey.Made made = makeApiKey.make(
                wanted.name().strip(),
                Set.copyOf(wanted.scopes()),
                wanted.expiresAt(),
                Caller.current().userId());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new MadeKeyView(KeyView.of(made.key()), made.text().value()));
    }

    @GetMapping
    @Needs(Permission.MANAGE_INTEGRATIONS)
    Page<KeyView> list(PageRequest page) {
        return keys.list(page).map(KeyView::of);
    }

    @DeleteMapping("/{id}")
    @Needs(Permission.MANAGE_INTEGRATIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable UUID id) {
        endApiKey.takeBack(id);
    }

    @PostMapping("/token")
    ResponseEntity<AccessTokenView> token(@RequestBody KeyRequest request) {
        Tokens tokens = useApiKey.token(request.apiKey());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AccessTokenView(
                        tokens.accessToken(), "Bearer", tokens.life().toSeconds()));
    }

    /// What only people who run the clinic may do is not for programs.
    private void demandSensible(NewKey wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!wanted.scopes().stream().allMatch(scope -> scope.isOf(Role.STAFF))) {
            problems.add(new FieldProblem("scopes", "must be what members of the staff may do"));
        }
        Instant expiry = wanted.expiresAt();
        if (expiry != null && !expiry.isAfter(clock.instant())) {
            problems.add(new FieldProblem("expires_at", "must lie ahead"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(new InvalidInput(problems));
        }
    }
}
