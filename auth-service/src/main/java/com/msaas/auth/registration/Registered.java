package com.msaas.auth.registration;

import java.util.UUID;

/// What a registration has made.
///
/// @param userId what the user's tokens will carry as `sub`
/// @param tenantId the clinic to be, once the address is proved
public record Registered(UUID userId, UUID tenantId) {}
