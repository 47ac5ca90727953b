package com.msaas.tenant.clinic;

import java.util.Locale;
import java.util.regex.Pattern;

/// The Romanian fiscal code of a business (CUI): up to ten digits of which the last one checks the others, with `RO` in
/// front for who pays VAT.
public record TaxId(String value) {
    private static final Pattern FORM = Pattern.compile("(RO)?[1-9][0-9]{1,9}");
    private static final String WEIGHTS = "753217532";
    private static final int LONGEST_SPELLING = 20;

    public TaxId {
        if (value.length() > LONGEST_SPELLING) {
            throw new IllegalArgumentException("not a CUI");
        }
        value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches() || !isChecked(value.replace("RO", ""))) {
            throw new IllegalArgumentException("not a CUI");
        }
    }

    /// Ten times the sum of the digits by their weights, from the right, modulo 11, where 10 is written as 0.
    private static boolean isChecked(String digits) {
        int sum = 0;
        int last = digits.length() - 1;
        for (int at = 0; at < last; at++) {
            sum += digit(digits, last - 1 - at) * digit(WEIGHTS, WEIGHTS.length() - 1 - at);
        }
        return sum * 10 % 11 % 10 == digit(digits, last);
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }
}
