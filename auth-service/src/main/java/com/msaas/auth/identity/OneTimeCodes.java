package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Whether Keycloak asks a user for the code of an app, at its own page as at ours. Every call may be repeated.
@Component
public class OneTimeCodes {
    private static final int NOT_FOUND = 404;
    private static final String HOW =
            "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\",\"counter\":0,"
                    + "\"secretEncoding\":\"BASE32\"}";

    private final KeycloakHttp keycloak;

    OneTimeCodes(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// Whether the user is asked for a code.
    public boolean areAskedOf(UUID user) {
        return asked(done(keycloak.asAdmin("GET", path(user), null)));
    }

    /// The user who has this address, if he is asked for a code.
    public Optional<UUID> askedOf(EmailAddress address) {
        JsonNode found =
                done(keycloak.asAdmin("GET", "/users?exact=true&email=" + KeycloakHttp.encoded(address.value()), null));
        return Optional.ofNullable(found.get(0))
                .filter(OneTimeCodes::asked)
                .map(user -> UUID.fromString(user.path("id").asString()));
    }

    /// Has the user asked from now on, for codes of this secret alone.
    ///
    /// @param secret in base 32
    public void ask(UUID user, String secret) {
        askNoMore(user);
        Map<String, Object> credential = Map.of(
                "type",
                "otp",
                "userLabel",
                "TOTP",
                "secretData",
                "{\"value\":\"" + secret + "\"}",
                "credentialData",
                HOW);
        done(keycloak.asAdmin("PUT", path(user), Map.of("credentials", List.of(credential))));
    }

    /// Has the user asked no more.
    public void askNoMore(UUID user) {
        done(keycloak.asAdmin("GET", path(user) + "/credentials", null)).forEach(credential -> {
            if (credential.path("type").asString("").equals("otp")) {
                String id = credential.path("id").asString("");
                done(keycloak.asAdmin("DELETE", path(user) + "/credentials/" + id, null));
            }
        });
    }

    private static boolean asked(JsonNode user) {
        return user.path("totp").asBoolean(false);
    }

    private static String path(UUID user) {
        return "/users/" + user;
    }

    private static JsonNode done(Answer answer) {
        if (!answer.isOk() && answer.status() != NOT_FOUND) {
            throw new IllegalStateException("Keycloak answers " + answer.status() + " " + answer.text("error"));
        }
        return answer.body();
    }
}
