package com.msaas.localstack.cli;

import com.msaas.localstack.Part;
import com.msaas.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Says beforehand when this machine has too little memory or disk for what is about to start.
final class Machine {

    /// Resident sizes two minutes after a start, in MiB, as measured.
    private static final Map<String, Integer> SERVER_MIB =
            Map.of("mongodb", 200, "kafka", 260, "keycloak", 520, "redis", 15, "mail", 110, "stripe-mock", 70);

    private static final int SERVICE_MIB = 240;
    private static final long FREE_DISK_MIB = 2_048;

    private Machine() {}

    static void requireRoomFor(List<Part> parts, Path home) {
        requireMemory(parts, availableMib());
        requireDisk(parts, home);
    }

    static void requireMemory(List<Part> parts, long availableMib) {
        long needed = 0;
        for (Part part : parts) {
            int its = part instanceof ServiceProcess ? SERVICE_MIB : SERVER_MIB.getOrDefault(part.name(), SERVICE_MIB);
            if (needed + its > availableMib) {
                throw new Trouble("too little memory: " + part.name() + " needs about " + its
                        + " MiB, and after the parts before it only "
                        + Math.max(0, availableMib - needed) + " of the " + availableMib
                        + " MiB that are free now remain; close something, or start less with --only");
            }
            needed += its;
        }
    }

    private static void requireDisk(List<Part> parts, Path home) {
        try {
            Path existing = home;
            while (!Files.exists(existing)) {
                existing = existing.resolve("..").normalize();
            }
            long free = Files.getFileStore(existing).getUsableSpace() >> 20;
            if (!parts.isEmpty() && free < FREE_DISK_MIB) {
                throw new Trouble(
                        "too little disk: " + parts.getFirst().name() + " and the others keep their data in " + home
                                + ", where " + free + " MiB are free and " + FREE_DISK_MIB
                                + " are needed; make room, or name another place by CLINIC_HOME");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long availableMib() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException _) {
            // Not every system tells; then there is nothing to warn of.
        }
        return Long.MAX_VALUE;
    }
}
