package com.msaas.gateway.docs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keptFor how long a service's document is shown before the service is asked again
@ConfigurationProperties("clinic.docs")
record DocsSettings(@DefaultValue("1m") Duration keptFor) {}
