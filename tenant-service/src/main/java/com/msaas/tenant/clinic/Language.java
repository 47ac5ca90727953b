package com.msaas.tenant.clinic;

import jakarta.validation.constraints.Pattern;
import java.util.IllformedLocaleException;
import java.util.Locale;

/// The language and country whose ways of writing the clinic follows, as a BCP 47 tag in its usual spelling:
/// `ro-RO`.
public record Language(
        @Pattern(regexp = Language.FORM, message = "must be a BCP 47 language tag such as ro-RO")
        String value) {
    static final String FORM = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}";

    public Language {
        try {
            value = new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("no language tag", e);
        }
    }
}
