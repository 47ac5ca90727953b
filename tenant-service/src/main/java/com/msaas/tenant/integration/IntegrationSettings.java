package com.msaas.tenant.integration;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the other sides are.
///
/// @param patience how long one of them may take to answer
@ConfigurationProperties("clinic.tenant.integrations")
record IntegrationSettings(
        @DefaultValue("https://api.twilio.com") URI twilioUrl,
        @DefaultValue("https://api.openai.com") URI openaiUrl,
        @DefaultValue("5s") Duration patience) {}
