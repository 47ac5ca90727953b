package com.msaas.scheduling;

import com.msaas.testsupport.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Several clients who press the button at the same moment, once each.
public final class Race {
    private Race() {}

    @SafeVarargs
    public static List<Answer> between(Supplier<Answer>... clients) {
        return between(List.of(clients));
    }

    public static List<Answer> between(List<Supplier<Answer>> clients) {
        CyclicBarrier start = new CyclicBarrier(clients.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Supplier<Answer> client : clients) {
                running.add(threads.submit(() -> {
                    start.await();
                    return client.get();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
