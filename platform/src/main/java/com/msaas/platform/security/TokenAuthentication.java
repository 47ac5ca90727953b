package com.msaas.platform.security;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// An accepted token, in Spring Security's words.
final class TokenAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    static final String OPERATOR = "OPERATOR";
    static final String MEMBER = "MEMBER";

    private final transient VerifiedToken token;

    TokenAuthentication(VerifiedToken token) {
        super(List.of(new SimpleGrantedAuthority(token.operator() ? OPERATOR : MEMBER)));
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public VerifiedToken getPrincipal() {
        return token;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenAuthentication that && token.equals(that.token);
    }

    @Override
    public int hashCode() {
        return Objects.hash(token);
    }
}
