package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Users that are programs: their tokens carry, besides a membership, what alone they may do in it. Every call may be
/// repeated.
@Component
public class MachineUsers {
    private final KeycloakHttp keycloak;

    MachineUsers(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// Makes one that can come in at once.
    ///
    /// @return the id that its tokens will carry
    /// @throws RefusedException when Keycloak is away
    public UUID create(String name, Membership membership, Collection<Permission> permissions, Password secret) {
        Answer answer = keycloak.asAdmin(
                "POST",
                "/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of(
                                "memberships",
                                List.of(membership.tenant() + ":"
                                        + membership.role().wireName()),
                                "permissions",
                                permissions.stream()
                                        .map(Permission::wireName)
                                        .sorted()
                                        .toList()),
                        "credentials",
                        List.of(Map.of("type", "password", "value", secret.value(), "temporary", false))));
        if (!answer.isOk() && answer.status() != 409) {
            throw unexpected(answer);
        }
        return find(name).orElseThrow(() -> unexpected(answer));
    }

    /// Removes it, if it is there.
    public void discard(String name) {
        find(name).ifPresent(user -> {
            Answer answer = keycloak.asAdmin("DELETE", "/users/" + user, null);
            if (!answer.isOk() && answer.status() != 404) {
                throw unexpected(answer);
            }
        });
    }

    private Optional<UUID> find(String name) {
        Answer answer = keycloak.asAdmin(
                "GET", "/users?exact=true&briefRepresentation=true&username=" + KeycloakHttp.encoded(name), null);
        if (!answer.isOk()) {
            throw unexpected(answer);
        }
        JsonNode first = answer.body().get(0);
        return first == null
                ? Optional.empty()
                : Optional.of(UUID.fromString(first.path("id").asString()));
    }

    private static IllegalStateException unexpected(Answer answer) {
        return new IllegalStateException("Keycloak answers " + answer.status() + " " + answer.text("error"));
    }
}
