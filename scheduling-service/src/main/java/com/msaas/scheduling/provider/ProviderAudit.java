package com.msaas.scheduling.provider;

import com.msaas.platform.audit.AuditEntry;
import com.msaas.scheduling.provider.Provider.Profile;
import com.msaas.scheduling.time.WeeklyHours;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How changes of the roster read in the audit log.
final class ProviderAudit {
    private ProviderAudit() {}

    static AuditEntry enrolled(Provider provider) {
        return entry("provider.created", provider, null);
    }

    static AuditEntry changed(Provider provider, Profile before) {
        return entry("provider.updated", provider, before);
    }

    static AuditEntry left(Provider provider) {
        return AuditEntry.of("provider.deleted", "provider", provider.id().value())
                .critical();
    }

    private static AuditEntry entry(String action, Provider provider, @Nullable Profile before) {
        Profile now = provider.profile();
        return AuditEntry.of(action, "provider", provider.id().value())
                .personal("name", of(before, Profile::name), now.name())
                .change("type", of(before, Profile::type), now.type())
                .change("weekly_hours", of(before, ProviderAudit::hours), hours(now))
                .change("service_ids", of(before, ProviderAudit::offerings), offerings(now))
                .change("location_id", of(before, Profile::location), now.location())
                .change("color", of(before, Profile::color), now.color());
    }

    private static @Nullable Object of(@Nullable Profile profile, Function<Profile, @Nullable Object> field) {
        return profile == null ? null : field.apply(profile);
    }

    /// `MON 09:00-17:00, TUE 09:00-17:00`
    private static String hours(Profile profile) {
        WeeklyHours weekly = profile.weeklyHours();
        return weekly.days().stream()
                .map(hours -> hours.day() + " " + hours.start() + "-" + hours.end())
                .collect(Collectors.joining(", "));
    }

    private static String offerings(Profile profile) {
        return profile.offerings().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
