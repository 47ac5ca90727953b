package com.msaas.badclinic.pharmacy;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// A class that cannot be made without Spring.
@Component
final class InjectedIntoItsField {
    @Autowired
    private @Nullable Clock clock;

    @Nullable
    Clock clock() {
        return clock;
    }
}
