package com.msaas.crm.matching;

import com.msaas.crm.ClientId;
import com.msaas.crm.matching.PossibleDuplicate.Match;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Gives contacts to the files that name them.
@Component
public class Contacts {
    private final ContactBook book;

    Contacts(ContactBook book) {
        this.book = book;
    }

    /// Which files hold one of these contacts at this moment.
    public List<Match> holders(Set<ContactKey> keys) {
        return keys.isEmpty() ? List.of() : book.holders(keys);
    }

    /// Lets the file hold these contacts and no others, inside the open transaction.
    ///
    /// @param before what it held until now; that it keeps, shared or not
    /// @param sharing whether a new contact may be held by others too
    /// @throws RefusedException with [PossibleDuplicate] when others hold one of the new ones
    public void hold(ClientId client, Set<ContactKey> before, Set<ContactKey> now, boolean sharing) {
        Transactions.demand();
        Set<ContactKey> added = new LinkedHashSet<>(now);
        added.removeAll(before);
        book.claim(client, added, sharing);
        Set<ContactKey> gone = new LinkedHashSet<>(before);
        gone.removeAll(now);
        book.release(client, gone);
    }
}
