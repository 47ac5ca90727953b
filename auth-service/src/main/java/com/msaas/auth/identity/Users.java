package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Memberships;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an administrator may do to people who have an account. Every call may be repeated.
@Component
public class Users {
    private static final String ATTRIBUTES = "attributes";
    private static final String MEMBERSHIPS = "memberships";
    private static final int NOT_FOUND = 404;

    private final KeycloakHttp keycloak;

    Users(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// Gives the user another password.
    ///
    /// @param field what the client calls the password
    /// @return false when there is no such user
    /// @throws RefusedException when the password breaks the policy, or Keycloak is away
    public boolean setPassword(UUID user, Password password, String field) {
        Answer answer = keycloak.asAdmin(
                "PUT",
                path(user) + "/reset-password",
                Map.of("type", "password", "value", password.value(), "temporary", false));
        if (answer.isOk() || answer.status() == NOT_FOUND) {
            return answer.isOk();
        }
        throw PasswordPolicy.refusal(field, answer.text("error"), answer.text("error_description"))
                .map(refusal -> (RuntimeException) new RefusedException(refusal))
                .orElseGet(() -> unexpected(answer));
    }

    /// Lets the user try again who was locked out for guessing: for a time, or until somebody unlocks him, as Keycloak
    /// does after too many codes by switching him off. Whom an administrator has switched off stays so.
    public void unlock(UUID user) {
        done(keycloak.asAdmin("DELETE", "/attack-detection/brute-force/users/" + user, null));
        JsonNode reasons =
                done(keycloak.asAdmin("GET", path(user), null)).path(ATTRIBUTES).path("disabledReason");
        if (reasons.path(0).asString("").equals("permanentLockout")) {
            done(keycloak.asAdmin("PUT", path(user), Map.of("enabled", true)));
        }
    }

    /// The ids of the user's sessions, as his tokens' `sid` says.
    public List<String> sessions(UUID user) {
        List<String> ids = new ArrayList<>();
        done(keycloak.asAdmin("GET", path(user) + "/sessions", null))
                .forEach(session -> ids.add(session.path("id").asString("")));
        return List.copyOf(ids);
    }

    /// Ends all sessions of the user: no refresh token of before works any more.
    public void endSessions(UUID user) {
        done(keycloak.asAdmin("POST", path(user) + "/logout", null));
    }

    /// What the user's next token will carry; nothing where there is no such user.
    public Memberships memberships(UUID user) {
        return Memberships.of(memberships(done(keycloak.asAdmin("GET", path(user), null))));
    }

    /// Changes what the user's tokens carry from the next one on. The whole user is read and written back, as Keycloak
    /// takes what is left out for erased.
    ///
    /// @return false when there is no such user
    public boolean changeMemberships(UUID user, UnaryOperator<List<String>> change) {
        Answer found = keycloak.asAdmin("GET", path(user), null);
        if (found.status() == NOT_FOUND || !(done(found) instanceof ObjectNode whole)) {
            return false;
        }
        List<String> carried = memberships(whole);
        List<String> changed = change.apply(carried);
        if (changed.equals(carried)) {
            return true;
        }
        ArrayNode entries = whole.withObject(ATTRIBUTES).putArray(MEMBERSHIPS);
        changed.forEach(entries::add);
        Answer written = keycloak.asAdmin("PUT", path(user), whole);
        done(written);
        return written.isOk();
    }

    private static List<String> memberships(JsonNode user) {
        List<String> entries = new ArrayList<>();
        user.path(ATTRIBUTES).path(MEMBERSHIPS).forEach(entry -> entries.add(entry.asString("")));
        return entries;
    }

    /// Whoever is gone has nothing that could be changed any more.
    private static JsonNode done(Answer answer) {
        if (!answer.isOk() && answer.status() != NOT_FOUND) {
            throw unexpected(answer);
        }
        return answer.body();
    }

    private static String path(UUID user) {
        return "/users/" + user;
    }

    private static IllegalStateException unexpected(Answer answer) {
        return new IllegalStateException("Keycloak answers " + answer.status() + " " + answer.text("error"));
    }
}
