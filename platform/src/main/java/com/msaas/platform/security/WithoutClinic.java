package com.msaas.platform.security;

import java.util.List;

/// The paths of a service that are about the user himself and need no clinic: his own session, creating a
/// clinic, accepting an invitation. A clinic is bound there too when the token leaves no doubt which. Viewers
/// may write there.
///
/// @param paths such as `POST /api/auth/logout` or, for all methods, `/api/auth/2fa/**`
public record WithoutClinic(List<String> paths) {

    public WithoutClinic {
        paths = List.copyOf(paths);
        new Paths(paths);
    }

    /// These paths.
    public static WithoutClinic of(String... paths) {
        return new WithoutClinic(List.of(paths));
    }

    /// Whether the declared path, such as `/api/clients/{id}`, is one of these for this method.
    public boolean include(String method, String path) {
        return Paths.include(paths, method, path);
    }
}
