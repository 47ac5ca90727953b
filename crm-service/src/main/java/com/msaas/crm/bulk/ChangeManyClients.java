package com.msaas.crm.bulk;

import com.msaas.crm.ClientId;
import com.msaas.crm.client.ChangeClient;
import com.msaas.crm.client.DeleteClient;
import com.msaas.platform.mongo.Transactions;
import com.msaas.platform.refusal.RefusedException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Does the same to many files. Each is changed whole or not at all, and one that refuses holds up no other.
/// All that is done is one transaction, so that under an idempotency key it is done once: whoever dies in the
/// middle has done nothing.
@Component
class ChangeManyClients {
    private final ChangeClient changeClient;
    private final DeleteClient deleteClient;
    private final Transactions transactions;

    ChangeManyClients(ChangeClient changeClient, DeleteClient deleteClient, Transactions transactions) {
        this.changeClient = changeClient;
        this.deleteClient = deleteClient;
        this.transactions = transactions;
    }

    /// What became of one file.
    ///
    /// @param code why it was refused
    record Result(ClientId id, boolean ok, @Nullable String code) {}

    List<Result> change(Collection<ClientId> ids, BulkChange change) {
        return transactions.inOne(() -> ids.stream().map(id -> one(id, change)).toList());
    }

    /// What is refused has written nothing yet, so the transaction goes on without it.
    private Result one(ClientId id, BulkChange change) {
        try {
            switch (change) {
                case BulkChange.AddTag(String tag) -> changeClient.change(id, details -> details.tagged(tag));
                case BulkChange.RemoveTag(String tag) -> changeClient.change(id, details -> details.untagged(tag));
                case BulkChange.ChangeStatus(var status) ->
                    changeClient.change(id, details -> details.standing(status));
                case BulkChange.Delete() -> deleteClient.delete(id);
            }
            return new Result(id, true, null);
        } catch (RefusedException e) {
            return new Result(id, false, e.refusal().code());
        }
    }
}
