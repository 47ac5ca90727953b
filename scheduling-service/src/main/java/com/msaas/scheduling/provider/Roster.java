package com.msaas.scheduling.provider;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.offering.OfferingId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where to look up who treats patients here.
@Component
public final class Roster {
    private final Providers providers;

    Roster(Providers providers) {
        this.providers = providers;
    }

    /// The provider of this id.
    ///
    /// @throws RefusedException with `NOT_FOUND` when nobody here is
    public Provider find(ProviderId id) {
        return providers.find(id).orElseThrow(() -> new RefusedException(CommonRefusal.notFound("provider")));
    }

    /// All who perform this, by name.
    public List<Provider> whoPerform(OfferingId offering) {
        return providers.all().stream()
                .filter(provider -> provider.performs(offering))
                .toList();
    }

    /// All of them, by name.
    public Page<Provider> list(PageRequest request) {
        return providers.list(request);
    }
}
