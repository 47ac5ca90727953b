package com.msaas.gateway.apikey;

import com.msaas.platform.security.VerifiedToken;

/// A program that came in with its key.
///
/// @param accessToken what services are shown
public record Program(VerifiedToken token, String accessToken) {
    @Override
    public String toString() {
        return "Program[user=" + token.userId() + "]";
    }
}
