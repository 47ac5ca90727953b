package com.msaas.notification.notice;

import com.msaas.platform.security.Caller;
import com.msaas.platform.security.Role;
import java.util.UUID;

/// A member of the clinic who reads notices, each those of their role.
record Reader(UUID userId, Role role) {
    static Reader calling() {
        Caller caller = Caller.current();
        return new Reader(caller.userId(), caller.demandRole());
    }
}
