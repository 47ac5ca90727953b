package com.msaas.tenant.team;

import com.msaas.platform.security.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody who belongs to the clinic, and as what.
record Member(UUID userId, Role role, Instant joinedAt) {}
