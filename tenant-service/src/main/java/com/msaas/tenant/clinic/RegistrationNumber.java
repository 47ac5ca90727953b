package com.msaas.tenant.clinic;

import java.util.Locale;
import java.util.regex.Pattern;

/// Under which a business stands in the Romanian trade register, in the spelling of before 2024 (`J40/1234/2019`) or
/// since (`J2024001234400`).
record RegistrationNumber(String value) {
    private static final Pattern FORM =
            Pattern.compile("[JFC]([0-9]{1,2}/[0-9]{1,7}/(19|20)[0-9]{2}|(19|20)[0-9]{2}[0-9]{9})");

    RegistrationNumber {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no number of the trade register");
        }
    }
}
