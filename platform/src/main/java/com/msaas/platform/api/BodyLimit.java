package com.msaas.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.unit.DataSize;

/// One door with a limit of its own for bodies, such as that of an upload; a bean of the service. Bodies are
/// kept in memory, so no limit is higher than memory allows.
///
/// @param path in full, without variables
public record BodyLimit(String method, String path, DataSize limit) {

    boolean isMeantBy(HttpServletRequest request) {
        return request.getMethod().equals(method) && request.getRequestURI().equals(path);
    }
}
