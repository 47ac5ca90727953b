package com.msaas.platform.mongo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which generation of each projection is read, and which one is being written by the work at hand. A
/// projection's first generation is 1; a rebuild makes the next one beside it.
public final class Generations {
    private static final ScopedValue<Writing> WRITING = ScopedValue.newInstance();

    private final Map<String, Integer> live = new ConcurrentHashMap<>();

    /// The generation that readers of the projection see.
    public int live(String projection) {
        return live.getOrDefault(projection, 1);
    }

    /// Lets readers of the projection see this generation from now on.
    public void goLive(String projection, int generation) {
        live.put(projection, generation);
    }

    /// Does the work so that what it writes, and reads, of the projection is this generation.
    public static void write(String projection, int generation, Runnable work) {
        ScopedValue.where(WRITING, new Writing(projection, generation)).run(work);
    }

    int current(String projection) {
        return WRITING.isBound() && WRITING.get().projection.equals(projection)
                ? WRITING.get().generation
                : live(projection);
    }

    /// The collection of one generation.
    public static String collectionName(String name, int generation) {
        return generation == 1 ? name : name + ".g" + generation;
    }

    private record Writing(String projection, int generation) {}
}
