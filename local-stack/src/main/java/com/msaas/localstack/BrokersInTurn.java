package com.msaas.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Brokers of which each JVM of a test run has one for itself until it ends, however it ends. Tests begin with empty
/// topics, so
/// two modules whose tests run side by side must not meet in one broker.
final class BrokersInTurn {
    private static final String ADDRESSES = "CLINIC_TEST_KAFKA";
    private static final String LOCKS = "CLINIC_TEST_KAFKA_LOCKS";

    private BrokersInTurn() {}

    /// What tells the JVMs of a test run of these brokers.
    ///
    /// @param addresses each `host:port`
    /// @param locks a directory of this test run alone
    static Map<String, String> environment(List<String> addresses, Path locks) {
        return Map.of(ADDRESSES, String.join(" ", addresses), LOCKS, locks.toString());
    }

    /// Takes a broker, after another JVM has ended where none is free.
    ///
    /// @return its address, and what holds it for as long as that is open
    static Taken take(Map<String, String> environment) {
        Path locks = Path.of(Objects.requireNonNull(environment.get(LOCKS), LOCKS));
        String addresses = Objects.requireNonNull(environment.get(ADDRESSES), ADDRESSES);
        List<Taken> all = new ArrayList<>();
        try {
            Files.createDirectories(locks);
            for (String address : addresses.split(" ")) {
                FileChannel lock = FileChannel.open(
                        locks.resolve(address.replace(':', '-')), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Taken broker = new Taken(address, lock);
                if (lock.tryLock() != null) {
                    all.forEach(Taken::close);
                    return broker;
                }
                all.add(broker);
            }
            Taken first = all.removeFirst();
            all.forEach(Taken::close);
            first.lock().lock();
            return first;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A broker that nobody else has.
    record Taken(String address, FileChannel lock) implements AutoCloseable {
        @Override
        public void close() {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
