package com.msaas.contracts;

/// A day of the week by its three letters, as clients write it too. In the order of the ISO week.
public enum Weekday {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
}
