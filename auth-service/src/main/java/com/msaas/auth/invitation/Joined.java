package com.msaas.auth.invitation;

import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import java.util.UUID;

/// Who has joined which clinic, as what.
record Joined(UUID userId, TenantId tenantId, Role role) {}
