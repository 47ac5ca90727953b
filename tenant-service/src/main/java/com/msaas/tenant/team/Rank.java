package com.msaas.tenant.team;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Role;

/// Who may touch whom: nobody gives or takes a role above his own.
public final class Rank {
    private Rank() {}

    /// Goes on only when somebody of this role may give or take all of these.
    ///
    /// @throws RefusedException with `FORBIDDEN` otherwise
    public static void demand(Role by, Role... touched) {
        for (Role role : touched) {
            if (by.compareTo(role) > 0) {
                throw new RefusedException(CommonRefusal.forbidden("Nobody gives or takes a role above his own."));
            }
        }
    }
}
