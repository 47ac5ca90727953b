package com.msaas.platform.security;

import org.springframework.security.core.AuthenticationException;

/// A token that is not accepted. Why is for the log's debug level only.
public final class BadToken extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    BadToken(String why) {
        super(why);
    }
}
