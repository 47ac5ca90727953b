package com.msaas.benchmarks;

import com.msaas.system.Faults;
import com.msaas.system.TheSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Many rounds of each fault, on a system of its own.
final class FaultsBench implements Benchmark {
    private final Path root;
    private final int rounds;

    FaultsBench(Path root, int rounds) {
        this.root = root;
        this.rounds = rounds;
    }

    @Override
    public boolean run(Figures figures) {
        long struck = 0;
        long failed = 0;
        try (TheSystem system = TheSystem.start(root, "bench-system")) {
            for (int number = 0; number < rounds; number++) {
                for (Map.Entry<String, Faults.Fault> fault :
                        new Faults(system).all().entrySet()) {
                    long began = System.nanoTime();
                    String outcome = outcome(fault.getValue());
                    struck++;
                    failed += outcome.isEmpty() ? 0 : 1;
                    System.out.printf(
                            "round %d of %d: %s: %s, %d s%n",
                            number + 1,
                            rounds,
                            fault.getKey(),
                            outcome.isEmpty() ? "held" : "FAILED: " + outcome,
                            Duration.ofNanos(System.nanoTime() - began).toSeconds());
                }
            }
        }
        figures.put("rounds", rounds);
        figures.put("faults", struck);
        figures.put("failed", failed);
        return failed == 0;
    }

    /// @return nothing when all held
    private static String outcome(Faults.Fault fault) {
        try {
            fault.strike();
            return "";
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }
}
