package com.msaas.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// Connections that send the same request again and again, and do as little besides as they can: on two cores
/// a comfortable client costs more than what it measures.
final class HttpLoad {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);

    private final int port;
    private final List<byte[]> requests;

    /// @param tokens one for each connection
    HttpLoad(int port, List<String> tokens, String target) {
        this.port = port;
        this.requests = tokens.stream()
                .map(token -> "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\n\r\n")
                .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /// As many as are answered.
    Taken full(Duration length) {
        return run(length, 0);
    }

    /// So many in a second, whether the ones before are answered or not: what waits for a connection waits on
    /// the clock that is read.
    Taken at(double perSecond, Duration length) {
        return run(length, (long) (requests.size() * 1e9 / perSecond));
    }

    private Taken run(Duration length, long pauseNanos) {
        long end = System.nanoTime() + length.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
            for (int number = 0; number < requests.size(); number++) {
                byte[] request = requests.get(number);
                long offset = pauseNanos * number / requests.size();
                running.add(threads.submit(() -> send(request, end, pauseNanos, offset)));
            }
        }
        LongStream all = LongStream.empty();
        for (Future<long[]> one : running) {
            all = LongStream.concat(all, Arrays.stream(result(one)));
        }
        return new Taken(all.sorted().toArray(), length);
    }

    private static long[] result(Future<long[]> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private long[] send(byte[] request, long end, long pauseNanos, long offset) throws IOException {
        LongStream.Builder taken = LongStream.builder();
        byte[] answer = new byte[64 * 1024];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream incoming = socket.getInputStream();
            long due = System.nanoTime() + offset;
            while (due - end < 0) {
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                socket.getOutputStream().write(request);
                readAnswer(incoming, answer);
                long now = System.nanoTime();
                taken.add(now - due);
                due = pauseNanos == 0 ? now : due + pauseNanos;
            }
        }
        return taken.build().toArray();
    }

    private static void readAnswer(InputStream incoming, byte[] answer) throws IOException {
        int read = 0;
        int whole = Integer.MAX_VALUE;
        while (read < whole) {
            int count = incoming.read(answer, read, answer.length - read);
            if (count < 0) {
                throw new IOException("closed after " + text(answer, read));
            }
            read += count;
            whole = whole == Integer.MAX_VALUE ? wholeLength(answer, read) : whole;
        }
    }

    /// How long the answer is with its head, as soon as that can be told.
    private static int wholeLength(byte[] answer, int read) throws IOException {
        String head = text(answer, read);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return Integer.MAX_VALUE;
        }
        Matcher length = LENGTH.matcher(head);
        if (!head.startsWith("HTTP/1.1 200") || !length.find()) {
            throw new IOException("no answer to measure: " + head);
        }
        return end + 4 + Integer.parseInt(length.group(1));
    }

    private static String text(byte[] answer, int read) {
        return new String(answer, 0, read, StandardCharsets.ISO_8859_1);
    }
}
