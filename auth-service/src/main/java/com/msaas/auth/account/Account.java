package com.msaas.auth.account;

import com.msaas.auth.identity.EmailAddress;
import java.time.Instant;
import java.util.UUID;

/// A person whose address is proved. It begins with the verification of a registration and is what sessions
/// show of the user; which clinics he belongs to stands in his token and nowhere twice.
///
/// @param version counts what the other services are told of him
public record Account(UUID userId, EmailAddress email, String name, Instant since, long version) {

    private static final int LONGEST_NAME = 90;

    /// How somebody is called whom another provider calls so, on one line.
    public static String called(String told, EmailAddress address) {
        String plain = told.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.isEmpty()
                ? address.value()
                : plain.codePoints()
                        .limit(LONGEST_NAME)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Somebody has just proved his address.
    public static Account verified(UUID userId, EmailAddress email, String name, Instant now) {
        return new Account(userId, email, name, now, 1);
    }
}
