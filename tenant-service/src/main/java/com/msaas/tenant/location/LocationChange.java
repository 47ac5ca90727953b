package com.msaas.tenant.location;

import com.msaas.platform.api.Change;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is to be different at a location. No zone or no hours of its own any more means the clinic's.
record LocationChange(
        Change<String> name,
        Change<@Nullable String> address,
        Change<@Nullable ZoneId> timezone,
        Change<@Nullable WeeklyHours> openingHours) {}
