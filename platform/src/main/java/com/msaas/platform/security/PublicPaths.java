package com.msaas.platform.security;

import java.util.List;

/// The paths of a service that are open without a token; whatever token is sent there is not looked at. A
/// bean of each service that has some. Everything not named stays closed.
///
/// @param paths such as `POST /api/auth/register` or, for all methods, `/api/public/**`
public record PublicPaths(List<String> paths) {

    public PublicPaths {
        paths = List.copyOf(paths);
        new Paths(paths);
    }

    /// These paths.
    public static PublicPaths of(String... paths) {
        return new PublicPaths(List.of(paths));
    }

    /// Whether the declared path, such as `/api/clients/{id}`, is one of these for this method.
    public boolean include(String method, String path) {
        return Paths.include(paths, method, path);
    }
}
