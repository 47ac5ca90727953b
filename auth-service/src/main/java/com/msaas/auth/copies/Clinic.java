package com.msaas.auth.copies;

import com.msaas.platform.tenancy.TenantId;

/// A clinic as sessions show it.
public record Clinic(TenantId id, String name, String slug, String timezone, String locale, String currency) {}
