package com.msaas.crm.client;

import com.msaas.platform.api.Change;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What shall be different in a patient's file; what is not named stays.
record ChangeClientRequest(
        Change<@NotBlank @Size(max = PersonName.LONGEST) String> firstName,
        Change<@NotBlank @Size(max = PersonName.LONGEST) String> lastName,
        Change<@Size(max = 10) List<EmailAddress>> emails,
        Change<@Size(max = 10) List<PhoneNumber>> phones,
        Change<@Nullable LocalDate> birthDate,
        Change<@Nullable NationalId> nationalId,
        Change<@Nullable @Size(max = 500) String> address,
        Change<@Nullable @Size(max = 100) String> source,
        Change<ClientStatus> status,
        Change<@Size(max = ClientDetails.MOST_TAGS) List<@Size(max = 50) String>> tags,
        Change<@Nullable @Size(max = 10_000) String> notes,
        @Nullable Boolean allowSharedContact) {

    /// @param today the latest birth date there can be
    UnaryOperator<ClientDetails> change(LocalDate today) {
        birthDate.ifNamed(date -> BirthDate.check(date, today));
        return is -> new ClientDetails(
                new PersonName(
                        firstName.or(is.name().first()), lastName.or(is.name().last())),
                emails.or(is.emails()),
                phones.or(is.phones()),
                birthDate.or(is.birthDate()),
                nationalId.or(is.nationalId()),
                address.or(is.address()),
                source.or(is.source()),
                status.or(is.status()),
                tags.or(is.tags()),
                notes.or(is.notes()));
    }

    boolean sharing() {
        return Boolean.TRUE.equals(allowSharedContact);
    }
}
