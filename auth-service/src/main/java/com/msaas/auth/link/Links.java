package com.msaas.auth.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The links that count. All links of one subject (a user's new password, an invitation) are one chance: with the
/// first that is used, all are used.
public interface Links {

    /// What a link is for.
    enum Purpose {
        /// to set a new password; the subject is the user
        PASSWORD_RESET,
        /// to join a clinic; the subject is the invitation
        INVITATION
    }

    /// One more link that counts, until then.
    void add(Purpose purpose, UUID subject, LinkToken token, Instant until);

    /// What the link is about, if it counts.
    Optional<UUID> subject(Purpose purpose, LinkToken token);

    /// Does what the link is for, while nobody else uses a link of the same subject. Whoever is refused may try
    /// again with the same link: it is used up by [#used] alone.
    ///
    /// @param work with the subject
    /// @throws com.msaas.platform.refusal.RefusedException when the link does not count, or is just being used
    <T> T use(Purpose purpose, LinkToken token, Function<UUID, T> work);

    /// No link of the subject counts any more, with the commit of the open transaction.
    ///
    /// @return whether there were any, and so whether this is the first to use one
    boolean used(Purpose purpose, UUID subject);
}
