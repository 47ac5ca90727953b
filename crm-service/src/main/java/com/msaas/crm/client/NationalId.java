package com.msaas.crm.client;

import java.time.DateTimeException;
import java.time.LocalDate;

/// The Romanian personal numeric code (CNP): 13 digits that tell sex and century, birth date, county and a
/// serial number, with a check digit.
///
/// The county is not judged: codes outside the list have been given out.
public record NationalId(String value) {
    private static final int SHOWN = 4;
    private static final String WEIGHTS = "279146358279";

    public NationalId {
        if (value.length() != 13
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')
                || !hasBirthDate(value)
                || checkDigit(value) != digit(value, 12)) {
            throw new IllegalArgumentException("not a CNP");
        }
    }

    /// Enough to tell it from another, too little to use it.
    String masked() {
        return "*".repeat(value.length() - SHOWN) + value.substring(value.length() - SHOWN);
    }

    /// Without the number, since it may come into a log.
    @Override
    public String toString() {
        return "NationalId[" + masked() + "]";
    }

    /// The sum of the digits by their weights, modulo 11, where 10 is written as 1.
    private static int checkDigit(String code) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length(); at++) {
            sum += digit(code, at) * digit(WEIGHTS, at);
        }
        int rest = sum % 11;
        return rest == 10 ? 1 : rest;
    }

    /// 1 and 2 were born in the 1900s, 3 and 4 in the 1800s, 5 and 6 in the 2000s. 7, 8 and 9 belong to
    /// residents from abroad and do not tell the century, so any that fits the calendar will do.
    private static boolean hasBirthDate(String code) {
        return switch (digit(code, 0)) {
            case 1, 2 -> isDate(1900, code);
            case 3, 4 -> isDate(1800, code);
            case 5, 6 -> isDate(2000, code);
            case 7, 8, 9 -> isDate(1900, code) || isDate(2000, code);
            default -> false;
        };
    }

    private static boolean isDate(int century, String code) {
        try {
            LocalDate.of(century + twoDigits(code, 1), twoDigits(code, 3), twoDigits(code, 5));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int twoDigits(String code, int at) {
        return digit(code, at) * 10 + digit(code, at + 1);
    }

    private static int digit(String code, int at) {
        return code.charAt(at) - '0';
    }
}
