package com.msaas.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.unit.DataSize;

/// One door through which larger bodies come than elsewhere, such as an upload; a bean of the service. The
/// body is still kept in memory, so the limit is what memory allows.
///
/// @param path in full, without variables
public record LargerBody(String method, String path, DataSize limit) {

    boolean isMeantBy(HttpServletRequest request) {
        return request.getMethod().equals(method) && request.getRequestURI().equals(path);
    }
}
