package com.msaas.tenant.clinic;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// A date on which the clinic is closed whatever its hours say.
record ClosedDay(
        LocalDate date,

        @Size(max = 100) @Pattern(regexp = OneLine.FORM, message = OneLine.WANTED)
        String name) {

    ClosedDay {
        name = name.strip();
    }
}
