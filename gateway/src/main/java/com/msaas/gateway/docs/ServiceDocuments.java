package com.msaas.gateway.docs;

import com.msaas.gateway.routing.Routes;
import com.msaas.gateway.upstream.SmallRead;
import com.msaas.gateway.upstream.Upstream;
import com.msaas.gateway.upstream.Upstreams;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The documents that services publish, each kept for a while. However many look, no service is asked more than
/// once in that while; and one that is away is shown as it was last seen. Doors that the gateway leads nobody to are
/// left out.
@Component
final class ServiceDocuments {
    private static final String PATH = "/openapi";
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Map<String, Kept> documents = new TreeMap<>();
    private final SmallRead read;
    private final Routes routes;
    private final JsonMapper mapper;
    private final Duration fresh;

    ServiceDocuments(Upstreams upstreams, SmallRead read, Routes routes, JsonMapper mapper, DocsSettings settings) {
        this.read = read;
        this.routes = routes;
        this.mapper = mapper;
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

    /// Nothing where the service answers something else than a document.
    private Optional<byte[]> shown(byte[] published) {
        try {
            JsonNode document = mapper.readTree(published);
            if (document.path("paths") instanceof ObjectNode paths) {
                paths.remove(paths.propertyNames().stream()
                        .filter(path -> routes.of(path).isEmpty())
                        .toList());
            }
            return Optional.of(mapper.writeValueAsBytes(document));
        } catch (JacksonException e) {
            return Optional.empty();
        }
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
                    last = read.of(upstream, PATH, LARGEST)
                            .flatMap(ServiceDocuments.this::shown)
                            .orElse(last);
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
