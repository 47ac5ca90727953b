package com.msaas.notification.copies;

import com.msaas.platform.contact.EmailAddress;
import java.util.List;
import java.util.Optional;

/// How a patient is called and written to.
///
/// @param emails in the patient's own order
public record Patient(String firstName, List<String> emails) {

    public Patient {
        emails = List.copyOf(emails);
    }

    /// Where to write to: the first that is an address at all.
    public Optional<EmailAddress> address() {
        return emails.stream().flatMap(email -> read(email).stream()).findFirst();
    }

    private static Optional<EmailAddress> read(String email) {
        try {
            return Optional.of(new EmailAddress(email));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /// Names and addresses stay out of logs.
    @Override
    public String toString() {
        return "Patient";
    }
}
