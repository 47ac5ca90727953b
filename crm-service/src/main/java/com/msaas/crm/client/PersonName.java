package com.msaas.crm.client;

import java.text.Normalizer;

/// How a patient is called. Written as they write it, diacritics included; only the spaces are put in order.
public record PersonName(String first, String last) {
    /// The longest either part may be.
    public static final int LONGEST = 100;

    public PersonName {
        first = tidy(first);
        last = tidy(last);
        if (first.isEmpty() || last.isEmpty() || first.length() > LONGEST || last.length() > LONGEST) {
            throw new IllegalArgumentException("a name has two parts of 1 to " + LONGEST + " characters");
        }
    }

    /// As lists are ordered: by family name.
    String inOrder() {
        return last + " " + first;
    }

    /// One spelling for each visible text: composed letters, single spaces.
    private static String tidy(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
