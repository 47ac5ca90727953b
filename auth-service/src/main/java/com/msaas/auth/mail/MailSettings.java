package com.msaas.auth.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where mail is handed in.
///
/// @param host of the SMTP server, from `CLINIC_MAIL_HOST`
/// @param port of the SMTP server, from `CLINIC_MAIL_PORT`
/// @param from what stands as the sender
@Validated
@ConfigurationProperties("clinic.mail")
public record MailSettings(
        @NotBlank String host,
        @Min(1) @Max(65_535) int port,
        @NotBlank @DefaultValue("no-reply@clinic.local") String from) {}
