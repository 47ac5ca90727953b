package com.msaas.tenant.clinic;

import com.msaas.platform.api.Change;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Which settings are to become what.
record SettingsChange(
        Change<String> name,
        Change<ZoneId> timezone,
        Change<Currency> currency,
        Change<Language> locale,
        Change<WeeklyHours> openingHours,
        Change<Holidays> holidays,
        Change<@Nullable LegalData> legal) {}
