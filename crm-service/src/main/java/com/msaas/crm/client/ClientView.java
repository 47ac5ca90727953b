package com.msaas.crm.client;

import com.msaas.contracts.Money;
import com.msaas.crm.ClientId;
import com.msaas.crm.statistics.Statistics;
import com.msaas.platform.api.Versioned;
import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file and what the patient did, as clients read it.
///
/// @param nationalId its last digits only: answers are kept for repeats, and lists are shown to everybody
record ClientView(
        ClientId id,
        String firstName,
        String lastName,
        List<EmailAddress> emails,
        List<PhoneNumber> phones,
        @Nullable LocalDate birthDate,
        @Nullable String nationalId,
        @Nullable String address,
        @Nullable String source,
        ClientStatus status,
        List<String> tags,
        @Nullable String notes,
        Money totalSpent,
        long appointmentsCount,
        long noShowCount,
        @Nullable Instant lastAppointmentAt,
        @Nullable Instant nextAppointmentAt,
        int leadScore,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    static ClientView of(Client client, Statistics statistics) {
        ClientDetails details = client.details();
        NationalId nationalId = details.nationalId();
        return new ClientView(
                client.id(),
                details.name().first(),
                details.name().last(),
                details.emails(),
                details.phones(),
                details.birthDate(),
                nationalId == null ? null : nationalId.masked(),
                details.address(),
                details.source(),
                details.status(),
                details.tags(),
                details.notes(),
                statistics.totalSpent(),
                statistics.appointmentsCount(),
                statistics.noShowCount(),
                statistics.lastAppointmentAt(),
                statistics.nextAppointmentAt(),
                statistics.leadScore(),
                client.createdAt(),
                client.changedAt(),
                client.version());
    }
}
