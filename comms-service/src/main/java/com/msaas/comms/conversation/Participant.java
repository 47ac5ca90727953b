package com.msaas.comms.conversation;

import com.msaas.platform.contact.EmailAddress;
import com.msaas.platform.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/// The other side of a conversation, as it says of itself; nobody has checked.
public record Participant(
        String name, @Nullable EmailAddress email, @Nullable PhoneNumber phone) {

    public Participant {
        if (email == null && phone == null) {
            throw new IllegalArgumentException("somebody who cannot be reached");
        }
    }
}
