package com.msaas.scheduling.offering;

import com.msaas.platform.id.Ids;
import java.util.UUID;

/// Names something that the clinic offers.
public record OfferingId(UUID value) {
    static OfferingId next() {
        return new OfferingId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
