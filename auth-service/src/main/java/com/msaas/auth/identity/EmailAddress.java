package com.msaas.auth.identity;

import com.msaas.platform.digest.Sha256;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import java.util.Optional;

/// An email address in the one spelling in which it is compared, kept and written to: lower case. Providers
/// that tell `Ana@` from `ana@` are unheard of, people who type it either way are not.
///
/// Only plain ASCII ones are taken: no line break can slip into a mail's header, no lookalike letter into a
/// sign-in.
public record EmailAddress(
        @Pattern(regexp = EmailAddress.FORM, message = "must be an email address such as ana@example.com")
        String value) {

    /// The length is looked at first, so that the rest never meets a text that is too long for it.
    static final String FORM =
            "(?=.{3,254}$)(?=[^@]{1,64}@)[A-Za-z0-9_+!#$%&'*/=?^`{|}~-]+(\\.[A-Za-z0-9_+!#$%&'*/=?^`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]";

    public EmailAddress {
        value = value.toLowerCase(Locale.ROOT);
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("not an email address");
        }
    }

    /// The one that another provider tells, if it is one that is taken.
    public static Optional<EmailAddress> read(String text) {
        return Optional.of(text)
                .filter(told -> told.toLowerCase(Locale.ROOT).matches(FORM))
                .map(EmailAddress::new);
    }

    /// Stands for the address where it only has to be recognised again.
    public String digest() {
        return Sha256.hex(value);
    }

    /// Personal data stays out of logs.
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }
}
