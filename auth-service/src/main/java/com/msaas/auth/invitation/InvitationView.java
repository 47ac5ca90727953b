package com.msaas.auth.invitation;

import com.msaas.platform.security.Role;
import java.time.Instant;

/// What whoever holds the link is shown: he reads the mail at that address, so it is his to know.
///
/// @param name how whoever invites calls him
/// @param hasAccount whether he accepts with the account that he has, or chooses a password
record InvitationView(String clinicName, Role role, String email, String name, boolean hasAccount, Instant expiresAt) {}
