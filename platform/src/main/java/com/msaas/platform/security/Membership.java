package com.msaas.platform.security;

import com.msaas.platform.tenancy.TenantId;

/// That a user belongs to a clinic, and as what.
public record Membership(TenantId tenant, Role role) {}
