package com.msaas.gateway.upstream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A service as seen from here: its instances in turn.
public final class Upstream {
    private final String name;
    private final List<Instance> instances;
    private final AtomicInteger turn = new AtomicInteger();

    Upstream(String name, List<Instance> instances) {
        this.name = name;
        this.instances = List.copyOf(instances);
    }

    /// The service's name.
    public String name() {
        return name;
    }

    List<Instance> instances() {
        return instances;
    }

    /// All instances in the order that they are to be tried in: the next one whose turn it is first, those
    /// that rest last, so that a service whose instances all rest is tried nevertheless.
    List<Instance> inTurn() {
        if (instances.size() <= 1) {
            return instances;
        }
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        Map<Boolean, List<Instance>> byRest = IntStream.range(0, instances.size())
                .mapToObj(offset -> instances.get((first + offset) % instances.size()))
                .collect(Collectors.partitioningBy(Instance::rests));
        return Stream.of(false, true)
                .flatMap(rests -> byRest.getOrDefault(rests, List.of()).stream())
                .toList();
    }
}
