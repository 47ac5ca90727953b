package com.msaas.tenant.profile;

import com.msaas.platform.api.Change;
import com.msaas.tenant.clinic.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a member has chosen for himself in one clinic.
///
/// @param version 1 as long as he has chosen nothing, one more with each change
/// @param language the clinic's where he has chosen none
record Profile(UUID userId, long version, @Nullable Language language) {

    static Profile untouched(UUID user) {
        return new Profile(user, 1, null);
    }

    /// The profile as it is after the change; the very same where nothing changes.
    Profile changed(Change<@Nullable Language> to) {
        Profile after = new Profile(userId, version, to.or(language));
        return after.equals(this) ? this : new Profile(userId, version + 1, after.language);
    }
}
