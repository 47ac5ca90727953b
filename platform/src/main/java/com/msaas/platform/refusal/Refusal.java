package com.msaas.platform.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A "no" and its reason. Each feature seals its own (`AppointmentRefusal` permits `SlotTaken`, …); one place
/// turns them into status and envelope.
public interface Refusal {

    /// What programs go by: upper case with underscores, stable for ever.
    String code();

    /// What sort of "no" it is.
    RefusalKind kind();

    /// A sentence for a person, without personal data, class names or queries.
    String message();

    /// More for programs to go by, written as JSON in snake_case.
    default @Nullable Object details() {
        return null;
    }

    /// After how long another try makes sense, where it does.
    default @Nullable Duration retryAfter() {
        return null;
    }
}
