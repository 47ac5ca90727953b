package com.msaas.platform.mongo;

import org.jspecify.annotations.Nullable;

/// Work that joins a transaction from outside of the use case, such as remembering the answer to an
/// idempotency key.
public interface TransactionHook {

    /// Called first in the transaction, again at each of its retries.
    void begin();

    /// Called last before the commit, with what the transaction's body gave.
    void end(@Nullable Object result);
}
