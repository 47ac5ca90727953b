package com.msaas.auth.registration;

import com.msaas.auth.identity.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The registrations that wait for their address to be proved.
public interface PendingRegistrations {

    /// The registration that waits for its link, or is just being let in, under the address.
    Optional<Registration> holder(EmailAddress email);

    /// The same, by the address's digest.
    Optional<Registration> holder(String emailDigest);

    /// The registration, while anything is left of it.
    Optional<Registration> byId(UUID id);

    /// The registration whose link this is. A link that was used is found as long as its user is being let
    /// in, so that whoever was cut off may try again.
    ///
    /// @param hash of the link's token
    Optional<Registration> byLink(String hash);

    /// Another mail takes the place of the last one, whose links are dead with this.
    boolean mailAgain(UUID id, UUID mailing);

    /// One more link that counts, as long as the mail does.
    boolean addLink(UUID id, UUID mailing, String hash, Instant until);

    /// A link was used: from here on nobody may take the address away.
    ///
    /// @return false when the registration has gone on or ended meanwhile
    boolean activate(UUID id, String hash);

    /// Its user has the address: it is an account now, and no registration any more.
    ///
    /// @return false when another call has done this
    boolean verified(UUID id);
}
