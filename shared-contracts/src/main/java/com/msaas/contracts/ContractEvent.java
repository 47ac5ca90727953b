package com.msaas.contracts;

import java.util.UUID;

/// A fact that a service has told the world, in the past tense. Sealed, so that the vocabulary is closed: a
/// new event is a record here and a line in [Contracts].
public sealed interface ContractEvent
        permits ClinicRegistered,
                InvitationAccepted,
                MemberContact,
                SessionsEnded,
                TenantFact,
                MemberFact,
                InvitationContact,
                LocationFact,
                AlertRaised,
                ClientAdded,
                ClientDetailsChanged,
                ClientNoteFact,
                ClientContact,
                AppointmentFact,
                OfferingDescribed,
                ProviderContact,
                MessageFact,
                NoticeFact,
                EntitlementsChanged,
                AuditRecorded {

    /// What the fact is about; travels as the envelope's `subject`. On the wire it stands in the value under
    /// its own name (`appointment_id`), never a second time as `aggregate_id`.
    UUID aggregateId();

    /// The aggregate's version after this fact, counted from 1 and without gaps as far as the aggregate
    /// publishes. A copy takes a state-carrying event only when this is higher than what it holds.
    long version();
}
