package com.msaas.localstack.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

    @Test
    void makesAnEntryOnceHoweverManyAsk(@TempDir Path dir) throws Exception {
        AtomicInteger made = new AtomicInteger();
        Cache cache = new Cache(dir, _ -> {});
        Callable<Path> ask = () -> cache.entry("server-1", "server", into -> {
            made.incrementAndGet();
            Files.writeString(into.resolve("binary"), "complete");
        });

        List<Future<Path>> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            answers = threads.invokeAll(Stream.generate(() -> ask).limit(8).toList());
        }

        assertThat(made).hasValue(1);
        for (Future<Path> answer : answers) {
            assertThat(answer.get().resolve("binary")).hasContent("complete");
        }
    }

    @Test
    void neverTakesAHalfFetchedEntryForAWholeOne(@TempDir Path dir) {
        Cache cache = new Cache(dir, _ -> {});

        assertThatThrownBy(() -> cache.entry("server-1", "server", into -> {
                    Files.writeString(into.resolve("half"), "of it");
                    throw new IOException("connection lost");
                }))
                .hasMessageContaining("server: connection lost");

        Path entry = cache.entry("server-1", "server", into -> Files.writeString(into.resolve("binary"), "whole"));
        assertThat(entry.resolve("half")).doesNotExist();
        assertThat(entry.resolve("binary")).exists();
    }
}
