package com.msaas.benchmarks;

import com.msaas.system.BookingRaces;
import com.msaas.system.BookingRaces.Round;
import com.msaas.system.TheSystem;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Many rounds of each race for one hour, on a system of its own.
final class RaceBench implements Benchmark {
    // An owner's token is good for five minutes.
    private static final int ROUNDS_PER_CLINIC = 5;

    private final Path root;
    private final int rounds;

    RaceBench(Path root, int rounds) {
        this.root = root;
        this.rounds = rounds;
    }

    @Override
    public boolean run(Figures figures) {
        long good = 0;
        long doubles = 0;
        long overlaps = 0;
        long meetings = 0;
        long raced = 0;
        try (TheSystem system = TheSystem.start(root, "bench-system")) {
            Map<String, Callable<Round>> races = Map.of();
            for (int number = 0; number < rounds; number++) {
                if (number % ROUNDS_PER_CLINIC == 0) {
                    races = BookingRaces.inANewClinic(system).all();
                }
                for (Map.Entry<String, Callable<Round>> race : races.entrySet()) {
                    Round round = raced(race.getValue());
                    raced++;
                    good += round.faults().isEmpty() ? 1 : 0;
                    doubles += Math.max(0, round.won() - round.winners());
                    overlaps += round.overlaps().size();
                    meetings += (long) round.meetings();
                    round.faults().forEach(fault -> System.out.println("  " + race.getKey() + ": " + fault));
                }
                System.out.printf("round %d of %d: %d of %d races good%n", number + 1, rounds, good, raced);
            }
        }
        figures.put("rounds", rounds);
        figures.put("races", raced);
        figures.put("races_good", good);
        figures.put("double", doubles);
        figures.put("overlaps_found", overlaps);
        figures.put("meetings", meetings);
        return good == raced;
    }

    private static Round raced(Callable<Round> race) {
        try {
            return race.call();
        } catch (Exception e) {
            throw new IllegalStateException("a race broke off", e);
        }
    }
}
