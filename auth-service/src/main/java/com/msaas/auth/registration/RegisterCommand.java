package com.msaas.auth.registration;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import org.jspecify.annotations.Nullable;

/// What somebody says who signs up.
///
/// @param requestKey the idempotency key of his request, if it has one
/// @param from the address that the request comes from, if it is known
public record RegisterCommand(
        EmailAddress email,
        Password password,
        String name,
        String clinicName,
        @Nullable String requestKey,
        @Nullable String from) {}
