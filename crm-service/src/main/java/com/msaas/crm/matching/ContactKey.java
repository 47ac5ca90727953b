package com.msaas.crm.matching;

import java.util.Locale;

/// One way to reach somebody, in the one spelling by which it is compared.
public record ContactKey(Kind kind, String value) {

    /// What sort of contact.
    public enum Kind {
        EMAIL,
        PHONE
    }

    /// As it is stored.
    public String text() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + value;
    }

    static ContactKey of(String text) {
        int colon = text.indexOf(':');
        return new ContactKey(
                Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
    }
}
