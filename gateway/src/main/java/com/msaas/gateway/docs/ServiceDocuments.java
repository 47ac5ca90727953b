package com.msaas.gateway.docs;

import com.msaas.gateway.upstream.SmallRead;
import com.msaas.gateway.upstream.Upstream;
import com.msaas.gateway.upstream.Upstreams;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The documents that services publish, each kept for a while. However many look, no service is asked more than
/// once in that while; and one that is away is shown as it was last seen.
@Component
final class ServiceDocuments {
    private static final String PATH = "/openapi";
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Map<String, Kept> documents = new TreeMap<>();
    private final SmallRead read;
    private final Duration fresh;

    ServiceDocuments(Upstreams upstreams, SmallRead read, DocsSettings settings) {
        this.read = read;
        this.fresh = settings.keptFor();
        upstreams.all().forEach(upstream -> documents.put(upstream.name(), new Kept(upstream)));
    }

    /// Whose documents there are.
    List<String> services() {
        return List.copyOf(documents.keySet());
    }

    /// A service's document.
    ///
    /// @throws RefusedException when there is no such service, or it was never there when it was asked
    byte[] of(String service) {
        Kept kept = documents.get(service);
        if (kept == null) {
            throw new RefusedException(CommonRefusal.notFound("service"));
        }
        return kept.document();
    }

    private final class Kept {
        private final Upstream upstream;
        private final ReentrantLock lock = new ReentrantLock();
        private byte @Nullable [] last;
        private long askAgainAt = System.nanoTime();

        Kept(Upstream upstream) {
            this.upstream = upstream;
        }

        byte[] document() {
            lock.lock();
            try {
                if (askAgainAt - System.nanoTime() <= 0) {
                    last = read.of(upstream, PATH, LARGEST).orElse(last);
                    Duration rest = last == null ? TRY_AGAIN : fresh;
                    askAgainAt = System.nanoTime() + rest.toNanos();
                }
                byte[] known = last;
                if (known == null) {
                    throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
                }
                return known;
            } finally {
                lock.unlock();
            }
        }
    }
}
