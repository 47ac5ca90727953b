package com.msaas.platform.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.regex.Pattern;

/// Where a call or an SMS reaches a patient, in E.164 whatever spelling it was typed in. Without a country it
/// is a Romanian number.
public record PhoneNumber(String value) {
    private static final String HOME = "RO";
    private static final int LONGEST_SPELLING = 60;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// The regulator opens mobile ranges faster than the library learns of them.
    private static final Pattern ROMANIAN_MOBILE = Pattern.compile("\\+407[0-9]{8}");

    public PhoneNumber {
        value = inE164(value);
    }

    private static String inE164(String spelling) {
        if (spelling.length() > LONGEST_SPELLING) {
            throw new IllegalArgumentException("not a phone number");
        }
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(spelling, HOME);
            String written = NUMBERS.format(number, PhoneNumberFormat.E164);
            if (NUMBERS.isValidNumber(number)
                    || ROMANIAN_MOBILE.matcher(written).matches()) {
                return written;
            }
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("not a phone number", e);
        }
        throw new IllegalArgumentException("not a phone number");
    }
}
