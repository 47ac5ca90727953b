package com.msaas.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A process as its pid file remembers it. Pids are used again by the system, so the moment at which the
/// process began (in ticks since boot) and the boot itself belong to its identity.
///
/// @param label what it was started from, to notice that something newer was built since
public record RunningProcess(long pid, long startTicks, String boot, Duration startedIn, String label) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long TICKS_PER_SECOND = 100;
    private static final int PAGE_KIB = 4;
    // Counted from the field after the command's closing bracket, which is field 3 of the kernel's list.
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int THREADS = 17;
    private static final int START_TICKS = 19;
    private static final int RESIDENT_PAGES = 21;

    static RunningProcess of(long pid, String label) {
        long start =
                stat(pid).map(fields -> Long.parseLong(fields[START_TICKS])).orElse(-1L);
        return new RunningProcess(pid, start, bootId(), Duration.ZERO, label);
    }

    RunningProcess startedIn(Duration duration) {
        return new RunningProcess(pid, startTicks, boot, duration, label);
    }

    /// Whether this very process still runs; one that ended but was not yet reaped does not.
    public boolean isAlive() {
        return boot.equals(bootId())
                && stat(pid)
                        .filter(fields -> !hasEnded(fields))
                        .filter(fields -> Long.parseLong(fields[START_TICKS]) == startTicks)
                        .isPresent();
    }

    // A killed process shows as a zombie already while its other threads still hold files and ports.
    private static boolean hasEnded(String[] fields) {
        boolean zombie = fields[STATE].equals("Z") || fields[STATE].equals("X");
        return zombie && Integer.parseInt(fields[THREADS]) <= 1;
    }

    /// Resident memory in MiB, 0 when it has ended.
    public long residentMib() {
        return stat(pid)
                .map(fields -> Long.parseLong(fields[RESIDENT_PAGES]) * PAGE_KIB / 1024)
                .orElse(0L);
    }

    /// Processor time used so far.
    public Duration processorTime() {
        return stat(pid)
                .map(fields -> Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
                .map(ticks -> Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND))
                .orElse(Duration.ZERO);
    }

    void save(Path file) {
        String text = "pid=" + pid + "\nstart_ticks=" + startTicks + "\nboot=" + boot + "\nstarted_in_ms="
                + startedIn.toMillis() + "\nlabel=" + label + "\n";
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(partial, text);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a pid file says, whether or not the process still lives; empty when there is none or it is
    /// damaged.
    static Optional<RunningProcess> load(Path file) {
        try {
            Map<String, String> values = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return Optional.of(new RunningProcess(
                    Long.parseLong(values.getOrDefault("pid", "")),
                    Long.parseLong(values.getOrDefault("start_ticks", "")),
                    values.getOrDefault("boot", ""),
                    Duration.ofMillis(Long.parseLong(values.getOrDefault("started_in_ms", "0"))),
                    values.getOrDefault("label", "")));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String[]> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Optional.of(line.substring(line.lastIndexOf(')') + 2).trim().split(" "));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID).trim();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
