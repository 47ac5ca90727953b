package com.msaas.gateway.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom the gateway believes.
///
/// @param trustedProxies networks whose word on the client's address is taken, such as `10.0.0.0/8`; nobody's
///     by default
/// @param metricsFrom networks that may read the gateway's own measurements
/// @param corsOrigins pages of which origins may call from a browser, such as `https://app.clinic.example`;
///     none by default
@ConfigurationProperties("clinic.gateway")
record EdgeSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> metricsFrom,
        @DefaultValue List<String> corsOrigins) {}
