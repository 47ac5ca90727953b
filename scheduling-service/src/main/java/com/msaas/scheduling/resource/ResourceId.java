package com.msaas.scheduling.resource;

import com.msaas.platform.id.Ids;
import java.util.UUID;

/// Names a chair, room or device.
public record ResourceId(UUID value) {
    static ResourceId next() {
        return new ResourceId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
