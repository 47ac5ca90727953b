package com.msaas.auth.identity;

import java.util.regex.Pattern;

/// How Keycloak names sessions, in `sid`.
public final class SessionId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private SessionId() {}

    /// Whether it could be one.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
