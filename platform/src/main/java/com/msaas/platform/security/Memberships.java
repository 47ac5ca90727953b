package com.msaas.platform.security;

import com.msaas.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The clinics that a token's user belongs to: its claim `memberships`, each entry `tenant_id:role`.
///
/// An entry that cannot be read opens nothing. Of two entries for one clinic the lesser role counts.
public record Memberships(List<Membership> all) {
    private static final Pattern ENTRY =
            Pattern.compile("([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}):([a-z]+)");

    /// No clinic at all.
    public static final Memberships NONE = new Memberships(List.of());

    public Memberships {
        all = List.copyOf(all);
    }

    /// Reads the claim.
    public static Memberships of(@Nullable Object claim) {
        Collection<?> entries = claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
        Map<TenantId, Membership> memberships = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (entry instanceof String text) {
                read(text)
                        .ifPresent(
                                membership -> memberships.merge(membership.tenant(), membership, Memberships::lesser));
            }
        }
        return new Memberships(List.copyOf(memberships.values()));
    }

    /// The membership in this clinic, if there is one.
    public Optional<Membership> in(TenantId tenant) {
        return all.stream()
                .filter(membership -> membership.tenant().equals(tenant))
                .findFirst();
    }

    private static Optional<Membership> read(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        return matcher.matches()
                ? Role.named(matcher.group(2)).map(role -> new Membership(TenantId.of(matcher.group(1)), role))
                : Optional.empty();
    }

    private static Membership lesser(Membership one, Membership other) {
        return one.role().compareTo(other.role()) >= 0 ? one : other;
    }
}
