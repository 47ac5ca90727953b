package com.msaas.platform.security;

import com.msaas.contracts.MemberRole;
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

    /// Whether whoever has this role may do more than whoever has the other.
    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }

    /// The role as events say it.
    public static Role of(MemberRole told) {
        return switch (told) {
            case OWNER -> OWNER;
            case ADMIN -> ADMIN;
            case STAFF -> STAFF;
            case VIEWER -> VIEWER;
        };
    }

    /// The role as events say it.
    public MemberRole told() {
        return switch (this) {
            case OWNER -> MemberRole.OWNER;
            case ADMIN -> MemberRole.ADMIN;
            case STAFF -> MemberRole.STAFF;
            case VIEWER -> MemberRole.VIEWER;
        };
    }

    /// The role of this name, if there is one.
    public static Optional<Role> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
