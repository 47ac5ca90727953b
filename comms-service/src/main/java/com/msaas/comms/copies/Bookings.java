package com.msaas.comms.copies;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How often patients have booked.
@Component
public class Bookings {
    private final BookingCounts counts;

    Bookings(BookingCounts counts) {
        this.counts = counts;
    }

    /// How many appointments were made for each of these patients; those who never booked are left out.
    public Map<UUID, Long> of(Collection<UUID> clients) {
        return counts.of(clients);
    }
}
