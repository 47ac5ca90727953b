package com.msaas.tenant.team;

import com.msaas.platform.mongo.Transactions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Has the changes of a clinic's team happen one after the other, invitations included: what one of them has
/// looked at (is there another owner, is this address asked already) is so until it commits.
@Component
public class TeamChanges {
    private final Turns turns;
    private final Transactions transactions;

    TeamChanges(Turns turns, Transactions transactions) {
        this.turns = turns;
        this.transactions = transactions;
    }

    /// Does the change in one transaction and gives its result.
    public <T> T inTurn(Supplier<T> change) {
        return transactions.inOne(() -> {
            turns.take();
            return change.get();
        });
    }
}
