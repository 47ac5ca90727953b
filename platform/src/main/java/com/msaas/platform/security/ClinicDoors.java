package com.msaas.platform.security;

import com.msaas.platform.tenancy.PublicTenantResolver;
import com.msaas.platform.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// The public doors that belong to a clinic each.
final class ClinicDoors {
    private static final String NAME = "name";

    private final List<Door> doors;

    ClinicDoors(Stream<PublicTenantResolver> resolvers) {
        this.doors = resolvers
                .map(resolver -> new Door(PathPatternRequestMatcher.pathPattern(resolver.doors()), resolver))
                .toList();
    }

    /// Whether the request names a clinic, be there one of this name or not.
    boolean include(HttpServletRequest request) {
        return doors.stream().anyMatch(door -> door.matcher.matches(request));
    }

    /// The clinic that the request names.
    Optional<TenantId> clinicOf(HttpServletRequest request) {
        return doors.stream().flatMap(door -> door.clinicOf(request).stream()).findFirst();
    }

    private record Door(PathPatternRequestMatcher matcher, PublicTenantResolver resolver) {
        Optional<TenantId> clinicOf(HttpServletRequest request) {
            return Optional.ofNullable(matcher.matcher(request).getVariables().get(NAME))
                    .flatMap(resolver::tenantOf);
        }
    }
}
