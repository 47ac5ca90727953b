package com.msaas.auth.identity;

import com.msaas.platform.refusal.InvalidInput;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The realm's password policy in our words. The rules are Keycloak's alone; this only says them clearly.
final class PasswordPolicy {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private PasswordPolicy() {}

    /// What to tell when Keycloak refuses a password, if that is what it does.
    ///
    /// @param field what the client calls the password
    /// @param described Keycloak's sentence, in whatever language, for the number in it
    static Optional<InvalidInput> refusal(String field, String error, String described) {
        if (!error.startsWith("invalidPassword")) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(described);
        String n = number.find() ? number.group() : "more";
        String sentence = switch (error) {
            case "invalidPasswordMinLengthMessage" -> "must have at least " + n + " characters";
            case "invalidPasswordMaxLengthMessage" -> "must have at most " + n + " characters";
            case "invalidPasswordMinDigitsMessage" -> "must contain at least " + n + " digits";
            case "invalidPasswordMinLowerCaseCharsMessage" -> "must contain at least " + n + " lower-case letters";
            case "invalidPasswordMinUpperCaseCharsMessage" -> "must contain at least " + n + " upper-case letters";
            case "invalidPasswordMinSpecialCharsMessage" -> "must contain at least " + n + " special characters";
            case "invalidPasswordNotUsernameMessage",
                    "invalidPasswordNotContainsUsernameMessage",
                    "invalidPasswordNotEmailMessage" -> "must not be your email address";
            case "invalidPasswordBlacklistedMessage" -> "is one of the most common passwords: choose another";
            case "invalidPasswordHistoryMessage" -> "was used before: choose another";
            default -> "is too weak: choose another";
        };
        return Optional.of(InvalidInput.of(field, sentence));
    }
}
