package com.msaas.benchmarks;

/// One benchmark.
@FunctionalInterface
interface Benchmark {

    /// Runs it, telling of its progress on the way.
    ///
    /// @return whether everything held that must hold whatever the machine
    boolean run(Figures figures);
}
