package com.msaas.platform.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where mail is handed in.
///
/// @param host of the SMTP server, from `CLINIC_MAIL_HOST`
/// @param port of the SMTP server, from `CLINIC_MAIL_PORT`
/// @param from what stands as the sender
/// @param username where the server wants one, from `CLINIC_MAIL_USERNAME`
/// @param password to it, from `CLINIC_MAIL_PASSWORD`
/// @param tls whether nothing is said before the connection is encrypted by STARTTLS, from `CLINIC_MAIL_TLS`
@Validated
@ConfigurationProperties("clinic.mail")
public record MailSettings(
        @NotBlank String host,
        @NotNull @Min(1) @Max(65_535) Integer port,
        @NotBlank @DefaultValue("no-reply@clinic.local") String from,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean tls) {

    public MailSettings {
        username = given(username);
        password = given(password);
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("CLINIC_MAIL_USERNAME and CLINIC_MAIL_PASSWORD go together");
        }
    }

    /// A variable that is set to nothing is not set.
    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /// Passwords stay out of logs.
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
