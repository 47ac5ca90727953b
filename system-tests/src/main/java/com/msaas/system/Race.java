package com.msaas.system;

import com.msaas.testsupport.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that all ask at the same moment and never ask twice.
public final class Race {
    private Race() {}

    /// Lets all go at once.
    ///
    /// @return their answers, in the order of the requests
    public static List<Answer> run(List<Callable<Answer>> requests) {
        CountDownLatch ready = new CountDownLatch(requests.size());
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Answer>> running = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<Answer> request : requests) {
                Callable<Answer> atOnce = () -> {
                    ready.countDown();
                    go.await();
                    return request.call();
                };
                running.add(clients.submit(atOnce));
            }
            ready.await();
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client got no answer", e.getCause());
        }
    }
}
