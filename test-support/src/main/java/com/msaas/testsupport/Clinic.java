package com.msaas.testsupport;

import com.msaas.platform.tenancy.TenantId;

/// A clinic and one person in each role. No service knows of it until a test tells, by an event or through
/// the API.
public record Clinic(TenantId id, String name, Person owner, Person admin, Person staff, Person viewer) {}
