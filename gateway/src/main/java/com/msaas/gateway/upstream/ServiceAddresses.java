package com.msaas.gateway.upstream;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the instances of each service are, as `clinic.services.<name>`: base addresses with commas between
/// them.
@ConfigurationProperties("clinic")
public record ServiceAddresses(@DefaultValue Map<String, List<URI>> services) {

    public ServiceAddresses {
        services = services.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> plain(entry.getKey()), entry -> checked(entry.getKey(), entry.getValue())));
    }

    /// The instances of a service; none when nobody said where they are.
    List<URI> of(String service) {
        return services.getOrDefault(service, List.of());
    }

    /// Environment variables cannot carry a hyphen: `CLINIC_SERVICES_CRM_SERVICE` arrives as `crm.service`.
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-');
    }

    private static List<URI> checked(String service, List<URI> addresses) {
        for (URI address : addresses) {
            String path = address.getRawPath();
            boolean isBase = ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && (path == null || path.isEmpty() || path.equals("/"));
            if (!isBase) {
                throw new IllegalArgumentException(
                        "clinic.services." + service + " has to be http://host:port, several with commas between");
            }
        }
        return List.copyOf(addresses);
    }
}
