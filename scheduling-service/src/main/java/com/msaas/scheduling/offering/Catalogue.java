package com.msaas.scheduling.offering;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import org.springframework.stereotype.Component;

/// Where to look up what the clinic offers.
@Component
public final class Catalogue {
    private final Offerings offerings;

    Catalogue(Offerings offerings) {
        this.offerings = offerings;
    }

    /// The offering of this id.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic does not offer it
    public Offering find(OfferingId id) {
        return offerings.find(id).orElseThrow(Catalogue::unknown);
    }

    /// The offering of this id, though it may not be offered any more: for visits that were booked when it
    /// was.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic never offered it
    public Offering findEvenWithdrawn(OfferingId id) {
        return offerings.findEvenWithdrawn(id).orElseThrow(Catalogue::unknown);
    }

    /// All that is offered, by name.
    public Page<Offering> list(PageRequest request) {
        return offerings.list(request);
    }

    private static RefusedException unknown() {
        return new RefusedException(CommonRefusal.notFound("service"));
    }
}
