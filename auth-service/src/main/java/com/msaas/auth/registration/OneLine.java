package com.msaas.auth.registration;

/// Text that people read in one line: it shows something, and holds nothing that breaks the line or turns the
/// direction in which the rest of a page is read.
final class OneLine {
    static final String FORM =
            "\\p{Zs}*+[^\\p{C}\\p{Z}]" + "[^\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]*+";
    static final String WANTED = "must be one line of text";

    private OneLine() {}
}
