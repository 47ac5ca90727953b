package com.msaas.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final int WRITERS = 32;
    private static final int EACH = 20_000;

    @Test
    void areAllDifferentHoweverManyAskAtOnce() {
        CountDownLatch all = new CountDownLatch(WRITERS);
        List<CompletableFuture<List<UUID>>> asked = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.supplyAsync(
                        () -> {
                            all.countDown();
                            awaitAll(all);
                            return Stream.generate(Ids::next).limit(EACH).toList();
                        },
                        work -> Thread.ofPlatform().start(work)))
                .toList();

        Set<UUID> different = new HashSet<>();
        asked.forEach(ids -> different.addAll(ids.join()));

        assertThat(different).hasSize(WRITERS * EACH);
    }

    @Test
    void sortByAgeAsTextAndAsBytes() {
        List<UUID> made = Stream.generate(Ids::next).limit(EACH).toList();

        assertThat(made).isSortedAccordingTo((one, other) -> one.toString().compareTo(other.toString()));
        assertThat(made).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void giveNothingAwayOfTheNext() {
        List<Long> steps = new ArrayList<>();
        UUID before = Ids.next();
        for (int count = 0; count < EACH; count++) {
            UUID next = Ids.next();
            steps.add(next.getLeastSignificantBits() - before.getLeastSignificantBits());
            before = next;
        }

        assertThat(new HashSet<>(steps)).hasSizeGreaterThan(EACH * 9 / 10);
    }

    private static void awaitAll(CountDownLatch all) {
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
