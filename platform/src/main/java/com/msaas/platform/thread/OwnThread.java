package com.msaas.platform.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The thread of a component that is at work from its start to its stop. Starts once and stops once.
public final class OwnThread {
    private final String name;
    private final Duration longestStop;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread worker = Thread.currentThread();
    private volatile boolean running;

    /// @param longestStop how long [#stop()] waits for the work to end; then it goes on alone until the process ends
    public OwnThread(String name, Duration longestStop) {
        this.name = name;
        this.longestStop = longestStop;
    }

    /// What is done until it is asked to end.
    @FunctionalInterface
    public interface Work {
        void go() throws InterruptedException;
    }

    /// Begins.
    public void start(Work work) {
        running = true;
        worker = Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                work.go();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Asks the work to end and waits for that.
    public void stop() {
        running = false;
        stopping.countDown();
        try {
            worker.join(longestStop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it was started and not yet asked to end.
    public boolean isRunning() {
        return running;
    }

    /// Lets time pass between two rounds of work.
    ///
    /// @return whether it was asked to end meanwhile
    public boolean rest(Duration time) throws InterruptedException {
        return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
