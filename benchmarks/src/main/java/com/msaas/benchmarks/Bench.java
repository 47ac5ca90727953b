package com.msaas.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./clinic bench NAME [--rounds N]`: runs one benchmark, prints its table and writes its figures to
/// `build/bench/NAME.json`. The exit code is not 0 when what must hold did not.
final class Bench {
    private static final String ROUNDS = "--rounds";

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(System.getProperty("clinic.root", "")).toAbsolutePath();
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("race", new RaceBench(root, rounds(arguments, 50)));
        all.put("faults", new FaultsBench(root, rounds(arguments, 5)));
        all.put("events", new EventsBench(root));
        all.put("gateway", new GatewayBench(root));
        all.put("audit", new AuditBench(root));
        all.put("mutation", new MutationBench(root));
        Benchmark chosen = all.get(arguments.length == 0 ? "" : arguments[0]);
        if (chosen == null) {
            System.err.println("there is no benchmark " + Arrays.toString(arguments) + "; there are " + all.keySet());
            System.exit(2);
            return;
        }
        Figures figures = new Figures();
        boolean held = chosen.run(figures);
        Path written = figures.write(root.resolve("build/bench").resolve(arguments[0] + ".json"));
        System.out.println(figures.table());
        System.out.println("written to " + root.relativize(written));
        System.exit(held ? 0 : 1);
    }

    /// @return the number behind `--rounds`; ends with a sentence when that is none
    private static int rounds(String[] arguments, int otherwise) {
        List<String> words = List.of(arguments);
        int at = words.indexOf(ROUNDS);
        if (at < 0) {
            return otherwise;
        }
        String number = at + 1 < words.size() ? words.get(at + 1) : "";
        if (!number.matches("[1-9][0-9]{0,5}")) {
            System.err.println(ROUNDS + " takes a number from 1 on, not '" + number + "'");
            System.exit(2);
        }
        return Integer.parseInt(number);
    }
}
