package com.msaas.platform.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs a body in one MongoDB transaction, and again when MongoDB asks for it: the driver's own loop repeats
/// the body on `TransientTransactionError` (a write conflict, a primary that changed) and the commit on
/// `UnknownTransactionCommitResult`. A body therefore touches nothing but the database.
public final class Transactions {
    private static final ScopedValue<Running> RUNNING = ScopedValue.newInstance();
    private static final ScopedValue<OneTimeHook> HOOK = ScopedValue.newInstance();
    private static final TransactionOptions MAJORITY = TransactionOptions.builder()
            .readPreference(ReadPreference.primary())
            .readConcern(ReadConcern.SNAPSHOT)
            .writeConcern(WriteConcern.MAJORITY)
            .build();

    private final MongoClient client;

    public Transactions(MongoClient client) {
        this.client = client;
    }

    /// Runs the body in one transaction and gives its result once that is committed. Inside another body it
    /// joins. Whatever the body throws aborts the transaction and comes out as it is.
    public <T extends @Nullable Object> T inOne(Supplier<T> body) {
        if (RUNNING.isBound()) {
            return body.get();
        }
        TransactionHook hook = HOOK.isBound() ? HOOK.get().claim() : Nothing.TO_JOIN;
        ClientSessionOptions options = ClientSessionOptions.builder()
                .defaultTransactionOptions(MAJORITY)
                .build();
        List<Runnable> afterCommit = new ArrayList<>();
        T result;
        try (ClientSession session = client.startSession(options)) {
            result = session.withTransaction(() -> {
                afterCommit.clear();
                return ScopedValue.where(RUNNING, new Running(session, afterCommit))
                        .call(() -> {
                            hook.begin();
                            T given = body.get();
                            hook.end(given);
                            return given;
                        });
            });
        }
        afterCommit.forEach(Runnable::run);
        return result;
    }

    /// Runs the body in one transaction. Inside another body it joins.
    public void inOne(Runnable body) {
        this.<@Nullable Void>inOne(() -> {
            body.run();
            return null;
        });
    }

    /// Runs the work so that the hook joins its first transaction, and no later one. Where the work opens
    /// none, the hook is never called.
    public static <T extends @Nullable Object> T onceAround(TransactionHook hook, Supplier<T> act) {
        return ScopedValue.where(HOOK, new OneTimeHook(hook, new AtomicBoolean()))
                .call(act::get);
    }

    /// Lets something happen in this process after the commit, and only then: a signal to whoever waits. It
    /// is lost when the process dies, so nothing may depend on it.
    ///
    /// @throws IllegalStateException outside of a transaction
    public static void afterCommit(Runnable signal) {
        running()
                .orElseThrow(() -> new IllegalStateException("no transaction is open"))
                .afterCommit
                .add(signal);
    }

    /// Refuses to go on outside of a transaction: for writes that are right only together with others.
    ///
    /// @throws IllegalStateException outside of a transaction
    public static void demand() {
        if (!RUNNING.isBound()) {
            throw new IllegalStateException("this must happen inside a transaction");
        }
    }

    static Optional<ClientSession> session() {
        return running().map(Running::session);
    }

    private static Optional<Running> running() {
        return RUNNING.isBound() ? Optional.of(RUNNING.get()) : Optional.empty();
    }

    private record Running(ClientSession session, List<Runnable> afterCommit) {}

    /// Hands out its hook once.
    private record OneTimeHook(TransactionHook hook, AtomicBoolean claimed) {
        TransactionHook claim() {
            return claimed.compareAndSet(false, true) ? hook : Nothing.TO_JOIN;
        }
    }

    private enum Nothing implements TransactionHook {
        TO_JOIN;

        @Override
        public void begin() {}

        @Override
        public void end(@Nullable Object result) {}
    }
}
