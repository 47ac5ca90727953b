package com.msaas.auth.session;

import com.msaas.auth.copies.Clinic;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import java.util.List;
import java.util.UUID;

/// A session as clients see it.
///
/// @param tenants all clinics that the user belongs to
record SessionView(
        UserView user, ClinicView tenant, Role role, List<MembershipView> tenants, Entitlements entitlements) {

    /// Who is signed in.
    record UserView(UUID id, String email, String name, boolean emailVerified, boolean twoFactor) {}

    /// In which clinic.
    record ClinicView(TenantId id, String name, String slug, String timezone, String locale, String currency) {
        static ClinicView of(Clinic clinic) {
            return new ClinicView(
                    clinic.id(), clinic.name(), clinic.slug(), clinic.timezone(), clinic.locale(), clinic.currency());
        }
    }

    /// One of the clinics he could be in.
    record MembershipView(TenantId id, String name, Role role) {}
}
