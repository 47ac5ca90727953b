package com.msaas.auth.account;

import com.msaas.platform.observability.Trace;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a user's own business touch several of his clinics. A request is bound to at most one and cannot
/// leave it, so work on others is done on a thread that is bound to nothing.
public final class OutsideOfClinics {
    private static final Executor ON_THREADS_OF_THEIR_OWN =
            work -> Thread.ofVirtual().name("other-clinics").start(work);

    private OutsideOfClinics() {}

    /// Does work that enters these clinics.
    public static <T extends @Nullable Object> T entering(Collection<TenantId> clinics, Supplier<T> work) {
        if (TenantContext.find()
                .map(bound -> Set.of(bound).containsAll(clinics))
                .orElse(true)) {
            return work.get();
        }
        Supplier<T> sameTrace = Trace.find()
                .<Supplier<T>>map(trace -> () -> trace.call(work::get))
                .orElse(work);
        try {
            return CompletableFuture.supplyAsync(sameTrace, ON_THREADS_OF_THEIR_OWN)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
