package com.msaas.scheduling.appointment;

import com.msaas.scheduling.copies.ClientId;
import com.msaas.scheduling.offering.Money;
import com.msaas.scheduling.offering.OfferingId;

/// What there was to know of an appointment right after something happened to it.
///
/// @param version counts what happened; two things that happen together have one each
public record AppointmentFacts(
        AppointmentId id,
        long version,
        ClientId client,
        OfferingId offering,
        Placement placement,
        Money price,
        AppointmentStatus status) {}
