package com.msaas.crm.matching;

import com.msaas.crm.ClientId;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.refusal.RefusalKind;
import java.util.List;

/// Other files name the same email address or phone number. Families share them, so whoever writes may
/// insist.
public record PossibleDuplicate(List<Match> details) implements Refusal {

    /// Another file and what it has in common.
    public record Match(ClientId clientId, ContactKey.Kind matchedOn) {}

    public PossibleDuplicate {
        details = List.copyOf(details);
    }

    @Override
    public String code() {
        return "POSSIBLE_DUPLICATE";
    }

    @Override
    public RefusalKind kind() {
        return RefusalKind.CONFLICT;
    }

    @Override
    public String message() {
        return "Another patient has the same contact: send allow_shared_contact if it is another person.";
    }
}
