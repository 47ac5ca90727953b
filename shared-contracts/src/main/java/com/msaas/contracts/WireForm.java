package com.msaas.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The form that a text (or the texts of a list) has on the wire, as a regular expression of JSON Schema. A
/// text with a form is no free text, and so cannot carry a patient's name into a topic that never forgets.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface WireForm {

    /// A word of the system's own vocabulary: `active`, `first_name`.
    String WORD = "^[a-z][a-z0-9_]*$";

    /// ISO 4217.
    String CURRENCY = "^[A-Z]{3}$";

    /// BCP 47: `ro-RO`.
    String LANGUAGE = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

    /// As it stands in an address of the public pages.
    String SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$";

    /// A point of the day without seconds: `09:00`.
    String TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    /// Digits with the currency's own number of decimals, never an exponent.
    String AMOUNT = "^-?[0-9]+(\\.[0-9]+)?$";

    /// As Keycloak names a session.
    String SESSION_ID = "^[A-Za-z0-9_-]{1,64}$";

    String value();
}
