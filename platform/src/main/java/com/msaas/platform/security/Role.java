package com.msaas.platform.security;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a member may do in a clinic, from the most to the least.
public enum Role {
    /// Whose business it is: everything.
    OWNER,
    /// Runs it: everything but what only the owner decides.
    ADMIN,
    /// Works in it.
    STAFF,
    /// Looks on and never writes.
    VIEWER;

    private static final Map<String, Role> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Role::wireName, Function.identity()));

    /// As tokens, headers and answers name it.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of this name, if there is one.
    public static Optional<Role> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
