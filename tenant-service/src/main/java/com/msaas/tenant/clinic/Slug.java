package com.msaas.tenant.clinic;

import java.text.Normalizer;
import java.util.Locale;

/// Names a clinic in public addresses: small letters, digits and single hyphens.
record Slug(String value) {
    private static final int LONGEST = 50;
    private static final String OF_NAMES_WITHOUT_LETTERS = "clinica";

    /// The slug that a name asks for: `Clinica Zâmbet & Fiii` becomes `clinica-zambet-fiii`.
    static Slug of(String name) {
        String plain = trimmed(Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-"));
        String bare = trimmed(plain.substring(0, Math.min(LONGEST, plain.length())));
        return new Slug(bare.isEmpty() ? OF_NAMES_WITHOUT_LETTERS : bare);
    }

    /// The same with a number behind it, for a clinic that was not the first.
    Slug numbered(int number) {
        return new Slug(value + "-" + number);
    }

    private static String trimmed(String text) {
        return text.replaceAll("^-+|-+$", "");
    }
}
