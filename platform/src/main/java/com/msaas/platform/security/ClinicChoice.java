package com.msaas.platform.security;

import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Which clinic a request is about: the one that is stamped, else the one that the client names, else the
/// only one. The token has the last word on each.
public sealed interface ClinicChoice {

    /// This one.
    record Chosen(Membership membership) implements ClinicChoice {}

    /// The user belongs to no clinic.
    record None() implements ClinicChoice {}

    /// The user belongs to several, and none is named.
    record Several() implements ClinicChoice {}

    /// Something is named that the token does not carry.
    record NotCarried() implements ClinicChoice {}

    /// Chooses.
    static ClinicChoice among(Memberships memberships, UUID user, ClinicHeaders headers) {
        if (!carried(headers.users(), user.toString())) {
            return new NotCarried();
        }
        ClinicChoice choice = byClinic(memberships, headers);
        boolean roleCarried = choice instanceof Chosen(Membership membership)
                ? carried(headers.roles(), membership.role().wireName())
                : headers.roles().isEmpty();
        return roleCarried ? choice : new NotCarried();
    }

    private static ClinicChoice byClinic(Memberships memberships, ClinicHeaders headers) {
        if (!headers.tenants().isEmpty()) {
            return named(memberships, headers.tenants());
        }
        if (!headers.choices().isEmpty()) {
            return named(memberships, headers.choices());
        }
        return switch (memberships.all().size()) {
            case 0 -> new None();
            case 1 -> new Chosen(memberships.all().getFirst());
            default -> new Several();
        };
    }

    private static ClinicChoice named(Memberships memberships, List<String> values) {
        return Optional.of(values)
                .filter(only -> only.size() == 1)
                .map(List::getFirst)
                .filter(Id.FORM.asMatchPredicate())
                .flatMap(text -> memberships.in(TenantId.of(text)))
                .<ClinicChoice>map(Chosen::new)
                .orElseGet(NotCarried::new);
    }

    private static boolean carried(List<String> stamped, String carried) {
        return stamped.isEmpty() || (stamped.size() == 1 && stamped.getFirst().equalsIgnoreCase(carried));
    }

    /// How ids are written.
    final class Id {
        static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        private Id() {}
    }
}
