package com.msaas.tenant.clinic;

import com.msaas.platform.api.OneLine;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// A date on which the clinic is closed whatever its hours say.
record ClosedDay(LocalDate date, @Size(max = 100) @OneLine String name) {

    ClosedDay {
        name = name.strip();
    }
}
