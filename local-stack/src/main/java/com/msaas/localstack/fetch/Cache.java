package com.msaas.localstack.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A directory of things fetched or made once. An entry appears whole or not at all: it is made under another
/// name and moved, and one maker at a time works on it, in this process and in others.
public final class Cache {

    private static final Map<Path, Object> MAKERS = new ConcurrentHashMap<>();

    private final Path dir;
    private final Consumer<String> say;

    public Cache(Path dir, Consumer<String> say) {
        this.dir = dir.toAbsolutePath().normalize();
        this.say = say;
    }

    /// The one that the environment names by `CLINIC_CACHE`, else `~/.cache/clinic`.
    public static Cache ofUser(Consumer<String> say) {
        String configured = System.getenv("CLINIC_CACHE");
        Path dir = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "clinic")
                : Path.of(configured);
        return new Cache(dir, say);
    }

    /// Whether there is an entry of this name.
    public boolean has(String name) {
        return Files.isDirectory(dir.resolve(name));
    }

    /// Makes an entry inside the given, still empty directory.
    @FunctionalInterface
    public interface Maker {
        void make(Path into) throws IOException;
    }

    /// The entry of this name, made now if it is not there yet.
    public Path entry(String name, String what, Maker maker) {
        Path entry = dir.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        synchronized (MAKERS.computeIfAbsent(entry, _ -> new Object())) {
            try {
                Files.createDirectories(entry.getParent());
                Path lock = dir.resolve(name + ".lock");
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    if (!Files.isDirectory(entry)) {
                        make(entry, what, maker);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(what + ": " + e.getMessage(), e);
            }
        }
        return entry;
    }

    private void make(Path entry, String what, Maker maker) throws IOException {
        long began = System.nanoTime();
        Path partial = dir.resolve(entry.getFileName() + ".partial");
        // Left by a maker that was killed: the lock says that nobody works on it any more.
        delete(partial);
        Files.createDirectories(partial);
        maker.make(partial);
        Files.move(partial, entry, StandardCopyOption.ATOMIC_MOVE);
        say.accept(String.format(
                Locale.ROOT, "%s: %.1f s (once, kept in %s)", what, (System.nanoTime() - began) / 1e9, entry));
    }

    /// Removes a directory tree; does nothing when there is none.
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(tree)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
