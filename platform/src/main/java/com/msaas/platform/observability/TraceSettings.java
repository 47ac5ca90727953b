package com.msaas.platform.observability;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who is told of traces, and of how many.
///
/// @param endpoint a collector that speaks OTLP over HTTP, as in `http://collector:4318`; without one nobody is told
/// @param ratio the share of traces that is told, decided where one begins
@ConfigurationProperties("clinic.traces")
public record TraceSettings(
        @Nullable String endpoint, @DefaultValue("0.1") double ratio) {

    public TraceSettings {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("clinic.traces.ratio is between 0 and 1");
        }
        endpoint = endpoint == null || endpoint.isBlank()
                ? null
                : URI.create(endpoint.strip()).toString();
    }
}
