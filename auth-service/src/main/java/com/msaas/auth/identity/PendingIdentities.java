package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import com.msaas.platform.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Users that are not to be known yet: disabled, with an opaque name and no address, so that nobody holds an
/// address that he has not proved. Each carries the mark of the registration it belongs to. Every call may be
/// repeated.
@Component
public class PendingIdentities {
    private static final String MARK = "registration";

    /// What Keycloak takes in a name. An address with other characters signs in as an address all the same.
    private static final Pattern GOOD_AS_NAME = Pattern.compile("[a-z0-9._+@-]+");

    private final KeycloakHttp keycloak;

    PendingIdentities(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// The name under which the pending user of a registration would sign in.
    public static String nameOf(UUID registration) {
        return "reg-" + registration;
    }

    /// Makes a pending user, or finds the one that an earlier call has made.
    ///
    /// @param membership the clinic and role that his tokens will carry
    /// @return the id that his tokens will carry
    /// @throws RefusedException when the password breaks the policy, or Keycloak is away
    public UUID create(UUID registration, String membership, Password password) {
        Answer answer = keycloak.asAdmin(
                "POST",
                "/users",
                Map.of(
                        "username",
                        nameOf(registration),
                        "enabled",
                        false,
                        "attributes",
                        Map.of(MARK, List.of(registration.toString()), "memberships", List.of(membership)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password.value(), "temporary", false))));
        String location = answer.location();
        if (answer.status() == 201 && location != null) {
            return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        }
        if (answer.status() == 409) {
            return find(registration).orElseThrow(() -> unexpected(answer));
        }
        throw PasswordPolicy.refusal("password", answer.text("error"), answer.text("error_description"))
                .map(refusal -> (RuntimeException) new RefusedException(refusal))
                .orElseGet(() -> unexpected(answer));
    }

    /// The user that carries the registration's mark.
    public Optional<UUID> find(UUID registration) {
        return found(registration).map(user -> UUID.fromString(user.path("id").asString()));
    }

    /// Whether any user of Keycloak has the address, whichever way he came.
    public boolean isHeld(EmailAddress address) {
        String value = KeycloakHttp.encoded(address.value());
        return anyone("/users?exact=true&briefRepresentation=true&email=" + value)
                        .isPresent()
                || anyone("/users?exact=true&briefRepresentation=true&username=" + value)
                        .isPresent();
    }

    /// Gives the user his address and lets him in, in one call.
    public Activation activate(UUID user, EmailAddress address) {
        Map<String, Object> activated = new LinkedHashMap<>();
        if (GOOD_AS_NAME.matcher(address.value()).matches()) {
            activated.put("username", address.value());
        }
        activated.put("email", address.value());
        activated.put("emailVerified", true);
        activated.put("enabled", true);
        Answer answer = keycloak.asAdmin("PUT", "/users/" + user, activated);
        return switch (answer.status()) {
            case 204 -> Activation.DONE;
            case 409 -> Activation.ADDRESS_TAKEN;
            case 404 -> Activation.GONE;
            default -> throw unexpected(answer);
        };
    }

    /// Removes the user that carries the registration's mark, if there is one and he was never let in.
    public void discard(UUID registration) {
        JsonNode user = found(registration).orElse(null);
        if (user == null || user.path("enabled").asBoolean(true)) {
            return;
        }
        Answer answer = keycloak.asAdmin("DELETE", "/users/" + user.path("id").asString(), null);
        if (!answer.isOk() && answer.status() != 404) {
            throw unexpected(answer);
        }
    }

    private Optional<JsonNode> found(UUID registration) {
        return anyone("/users?briefRepresentation=true&q=" + MARK + ":" + registration);
    }

    private Optional<JsonNode> anyone(String query) {
        Answer answer = keycloak.asAdmin("GET", query + "&first=0&max=1", null);
        if (!answer.isOk()) {
            throw unexpected(answer);
        }
        @Nullable JsonNode first = answer.body().get(0);
        return Optional.ofNullable(first);
    }

    private static IllegalStateException unexpected(Answer answer) {
        return new IllegalStateException("Keycloak answers " + answer.status() + " " + answer.text("error"));
    }
}
