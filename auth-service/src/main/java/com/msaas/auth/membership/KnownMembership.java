package com.msaas.auth.membership;

import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/// What is known of a user and a clinic.
///
/// @param role nothing when he was removed
public record KnownMembership(TenantId tenant, @Nullable Role role) {}
