package com.msaas.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service that answers every request without a body with the same page of patients, so quickly that what
/// stands before it is what is measured.
final class QuickService implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int END_OF_HEAD = 0x0D0A0D0A;
    private static final byte[] ANSWER = answer();

    private final ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    QuickService() throws IOException {
        threads.submit(this::accept);
    }

    private static byte[] answer() {
        String patient =
                "{\"id\":\"0199a5f0-0000-7000-8000-000000000000\",\"first_name\":\"Ion\",\"last_name\":\"Pop\"}";
        String body = "{\"success\":true,\"data\":[" + (patient + ",").repeat(9) + patient + "]}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    int port() {
        return door.getLocalPort();
    }

    private Void accept() throws IOException {
        while (!door.isClosed()) {
            Socket socket = door.accept();
            threads.submit(() -> serve(socket));
        }
        return null;
    }

    private static Void serve(Socket socket) throws IOException {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream incoming = new BufferedInputStream(socket.getInputStream());
            OutputStream outgoing = socket.getOutputStream();
            int last = 0;
            for (int next = incoming.read(); next >= 0; next = incoming.read()) {
                last = last << 8 | next;
                if (last == END_OF_HEAD) {
                    outgoing.write(ANSWER);
                }
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
