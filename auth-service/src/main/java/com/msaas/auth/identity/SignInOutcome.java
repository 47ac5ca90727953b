package com.msaas.auth.identity;

/// What Keycloak says to a name and a password.
public sealed interface SignInOutcome {

    /// Come in.
    record Granted(Tokens tokens) implements SignInOutcome {}

    /// No such user, another password, a missing or wrong code, or too many tries: it does not say which.
    record Wrong() implements SignInOutcome {}

    /// The password is right, but the user is off.
    record RightButDisabled() implements SignInOutcome {}
}
