package com.msaas.auth.account;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.security.Role;
import java.util.UUID;

/// Somebody who has proved at a public door who he is: from there on what he causes is told as his, with the
/// request that it came by.
public final class ActingMember {
    private ActingMember() {}

    /// The member behind whoever came to the door.
    public static Actor behind(Actor door, UUID user, Role role) {
        return new Actor(
                Actor.Kind.USER,
                user.toString(),
                user,
                role.wireName(),
                door.ipAddress(),
                door.userAgent(),
                door.requestId());
    }
}
