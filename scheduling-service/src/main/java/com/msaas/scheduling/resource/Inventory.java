package com.msaas.scheduling.resource;

import com.msaas.platform.api.Page;
import com.msaas.platform.api.PageRequest;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.scheduling.copies.LocationId;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where to look up the chairs, rooms and devices of the clinic.
@Component
public final class Inventory {
    private final Resources resources;

    Inventory(Resources resources) {
        this.resources = resources;
    }

    /// The resource of this id.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic has none
    public Resource find(ResourceId id) {
        return resources.find(id).orElseThrow(Inventory::unknown);
    }

    /// The resource of this id, though it may have been taken out: for visits that were booked when it was
    /// there.
    ///
    /// @throws RefusedException with `NOT_FOUND` when the clinic never had it
    public Resource findEvenTakenOut(ResourceId id) {
        return resources.findEvenTakenOut(id).orElseThrow(Inventory::unknown);
    }

    /// All of a type, by name.
    public List<Resource> ofType(ResourceType type) {
        return resources.ofType(type);
    }

    /// All of a type that stand there, by name.
    public List<Resource> ofType(ResourceType type, LocationId location) {
        return resources.ofType(type, location);
    }

    /// All of them, by name.
    public Page<Resource> list(PageRequest request) {
        return resources.list(request);
    }

    private static RefusedException unknown() {
        return new RefusedException(CommonRefusal.notFound("resource"));
    }
}
