package com.msaas.localstack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Only one command at a time changes a stack; the system lets go of the lock when its holder ends, however
/// it ends.
final class Lock implements AutoCloseable {

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock, after the other command has ended if there is one.
    static Lock waitFor(Path file) {
        try {
            FileChannel channel = open(file);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                Screen.say("waiting for another ./clinic that is at work here (process "
                        + Files.readString(file).trim() + ")");
                lock = channel.lock();
            }
            return holding(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes the lock, or refuses with this sentence.
    static Lock orRefuse(Path file, String sentence) {
        try {
            FileChannel channel = open(file);
            if (channel.tryLock() == null) {
                channel.close();
                throw new Trouble(sentence);
            }
            return holding(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Lock holding(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new Lock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
