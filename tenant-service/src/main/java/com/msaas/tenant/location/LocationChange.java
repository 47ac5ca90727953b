package com.msaas.tenant.location;

import com.msaas.platform.api.Change;
import com.msaas.tenant.clinic.WeeklyHours;
import java.time.ZoneId;

/// What is to be different at a location.
record LocationChange(
        Change<String> name, Change<String> address, Change<ZoneId> timezone, Change<WeeklyHours> openingHours) {}
