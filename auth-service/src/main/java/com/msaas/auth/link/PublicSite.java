package com.msaas.auth.link;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where people reach the system.
///
/// @param publicUrl what links in mails begin with, from `CLINIC_PUBLIC_URL`
@Validated
@ConfigurationProperties("clinic")
public record PublicSite(@NotBlank String publicUrl) {

    /// The address of the page at this path behind a link.
    public String link(String path, LinkToken token) {
        return base() + path + "?token=" + token.value();
    }

    /// Whether this is the address of a page here.
    public boolean has(String address) {
        return address.startsWith(base() + "/");
    }

    /// Without a slash at its end.
    private String base() {
        return publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }
}
