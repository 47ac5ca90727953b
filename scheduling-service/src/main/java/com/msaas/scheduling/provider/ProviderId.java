package com.msaas.scheduling.provider;

import com.msaas.platform.id.Ids;
import java.util.UUID;

/// Names somebody who treats patients.
public record ProviderId(UUID value) {
    static ProviderId next() {
        return new ProviderId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
