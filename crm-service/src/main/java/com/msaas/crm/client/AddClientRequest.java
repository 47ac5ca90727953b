package com.msaas.crm.client;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What reception writes down of a new patient.
record AddClientRequest(
        @NotBlank @Size(max = PersonName.LONGEST) String firstName,
        @NotBlank @Size(max = PersonName.LONGEST) String lastName,
        @Nullable @Size(max = 10) List<EmailAddress> emails,
        @Nullable @Size(max = 10) List<PhoneNumber> phones,
        @Nullable LocalDate birthDate,
        @Nullable NationalId nationalId,
        @Nullable @Size(max = 500) String address,
        @Nullable @Size(max = 100) String source,
        @Nullable ClientStatus status,
        @Nullable @Size(max = ClientDetails.MOST_TAGS) List<@Size(max = 50) String> tags,
        @Nullable @Size(max = 10_000) String notes,
        @Nullable Boolean allowSharedContact) {

    /// @param today the latest birth date there can be
    ClientDetails details(LocalDate today) {
        BirthDate.check(birthDate, today);
        return new ClientDetails(
                new PersonName(firstName, lastName),
                Objects.requireNonNullElse(emails, List.of()),
                Objects.requireNonNullElse(phones, List.of()),
                birthDate,
                nationalId,
                address,
                source,
                Objects.requireNonNullElse(status, ClientStatus.ACTIVE),
                Objects.requireNonNullElse(tags, List.of()),
                notes);
    }

    boolean sharing() {
        return Boolean.TRUE.equals(allowSharedContact);
    }
}
