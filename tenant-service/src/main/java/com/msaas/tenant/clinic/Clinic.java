package com.msaas.tenant.clinic;

import com.msaas.platform.tenancy.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A clinic business and how it works. It opens with usual settings when its owner has proved his address,
/// and changes them as a whole: each change is a new version, which every service learns of. Its slug stays,
/// as addresses that were given to patients contain it.
///
/// @param version 1 at first, one more with each change
/// @param legal none until somebody writes it down
/// @param logo none until somebody gives it one
record Clinic(
        TenantId id,
        long version,
        String name,
        Slug slug,
        ZoneId timezone,
        Currency currency,
        Language locale,
        WeeklyHours openingHours,
        Holidays holidays,
        @Nullable LegalData legal,
        @Nullable Logo logo,
        Instant openedAt) {

    /// A new clinic.
    static Clinic opened(TenantId id, String name, Slug slug, Instant now) {
        return new Clinic(
                id,
                1,
                name,
                slug,
                ZoneId.of("Europe/Bucharest"),
                Currency.getInstance("RON"),
                new Language("ro-RO"),
                WeeklyHours.usual(),
                Holidays.none(),
                null,
                null,
                now);
    }

    /// The clinic as it is after the change; the very same where nothing changes.
    Clinic changed(SettingsChange change) {
        Clinic after = with(change, version);
        return after.equals(this) ? this : with(change, version + 1);
    }

    /// The clinic with this logo, or without any; the very same where it is so already.
    Clinic withLogo(@Nullable Logo changed) {
        return Objects.equals(changed, logo)
                ? this
                : new Clinic(
                        id,
                        version + 1,
                        name,
                        slug,
                        timezone,
                        currency,
                        locale,
                        openingHours,
                        holidays,
                        legal,
                        changed,
                        openedAt);
    }

    /// What tells its logo from others.
    @Nullable
    String logoDigest() {
        return logo == null ? null : logo.digest();
    }

    private Clinic with(SettingsChange change, long newVersion) {
        return new Clinic(
                id,
                newVersion,
                change.name().or(name),
                slug,
                change.timezone().or(timezone),
                change.currency().or(currency),
                change.locale().or(locale),
                change.openingHours().or(openingHours),
                change.holidays().or(holidays),
                change.legal().or(legal),
                logo,
                openedAt);
    }
}
