package com.msaas.testsupport;

import com.msaas.platform.security.Membership;
import java.util.List;

/// Who says who people are: the real Keycloak, or a forge that speaks the same protocol and is there at once.
public interface Identity {

    /// The issuer whose tokens the service under test takes.
    String issuer();

    /// Makes somebody known.
    ///
    /// @param email is used once: the forge does not mind, Keycloak does
    Person person(String name, String email, List<Membership> memberships);

    /// Changes in which clinics somebody is, from his next token on.
    Person assign(Person person, List<Membership> memberships);

    /// An access token that is good now.
    String token(Person person);

    /// An access token of those who run the system.
    String operatorToken();

    /// An access token for this person that no service may take.
    String badToken(Person person, Flaw flaw);

    /// Where the people of a test class come from.
    enum Kind {
        /// signs tokens by itself; for tests of a service
        FORGE,
        /// the real server; for tests of signing in and of the whole
        KEYCLOAK
    }

    /// What may be wrong with a token.
    enum Flaw {
        /// its time is over
        EXPIRED,
        /// its time has not come
        NOT_YET_VALID,
        /// meant for somebody else
        OTHER_AUDIENCE,
        /// by somebody else, whose key this issuer does not have
        OTHER_ISSUER,
        /// signed by a key that the issuer does not have, under the name of one that it has
        OTHER_KEY,
        /// not signed, and says so
        ALG_NONE,
        /// signed with the issuer's public key as if it were a shared secret
        PUBLIC_KEY_AS_SECRET,
        /// changed after it was signed
        CHANGED,
        /// no token at all
        GARBAGE
    }
}
