package com.msaas.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Speaks HTTP as no client library would.
final class RawHttp {
    private static final int PATIENCE_MS = 10_000;

    private RawHttp() {}

    /// What came back, to the connection's end.
    record Reply(String text) {
        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        boolean hasHeader(String name) {
            return text.toLowerCase(Locale.ROOT).contains("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
        }
    }

    /// A request without a body; the connection is to be closed after it.
    static Reply get(int port, String target, String... headers) {
        return request(port, "GET " + target + " HTTP/1.1", headers);
    }

    static Reply request(int port, String requestLine, String... headers) {
        return send(
                port,
                requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        + String.join(
                                "",
                                java.util.stream.Stream.of(headers)
                                        .map(line -> line + "\r\n")
                                        .toList())
                        + "\r\n");
    }

    static Reply send(int port, String bytes) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // refused before it was all sent; what was answered is read all the same
            }
            return new Reply(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream incoming) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int count = incoming.read(part); count >= 0; count = incoming.read(part)) {
                reply.write(part, 0, count);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stayed open after: " + reply, e);
        } catch (IOException e) {
            // reset: what came before counts
        }
        return reply.toString(StandardCharsets.ISO_8859_1);
    }
}
