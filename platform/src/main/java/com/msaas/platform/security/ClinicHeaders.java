package com.msaas.platform.security;

import com.msaas.platform.observability.RequestOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/// What a request's headers say about clinic, user and role. The first three are stamped by the gateway and
/// believed only as far as the token carries them; the last is the client's own choice.
public record ClinicHeaders(List<String> tenants, List<String> users, List<String> roles, List<String> choices) {
    /// The clinic that the gateway chose.
    public static final String TENANT = "X-Tenant-Id";

    /// The token's user.
    public static final String USER = "X-User-Id";

    /// His role in that clinic.
    public static final String ROLE = "X-User-Role";

    /// The choice of a client whose user belongs to several clinics.
    public static final String CHOICE = "X-Clinic-Id";

    /// What only the gateway may set: it strips these from whatever comes in.
    public static final List<String> STAMPED =
            List.of(TENANT, USER, ROLE, RequestOrigin.REQUEST_ID, RequestOrigin.CLIENT_ADDRESS);

    /// Reads all of them.
    public static ClinicHeaders of(HttpServletRequest request) {
        return new ClinicHeaders(
                values(request, TENANT), values(request, USER), values(request, ROLE), values(request, CHOICE));
    }

    /// Only the client's own choice: for the gateway, where stamps are forged by definition.
    public ClinicHeaders withoutStamps() {
        return new ClinicHeaders(List.of(), List.of(), List.of(), choices);
    }

    private static List<String> values(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name));
    }
}
