package com.msaas.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A plain HTTP call to a part on this machine. The JDK's small old client, because the new one costs the
/// launcher threads and start-up time that it has no use for.
public final class Web {

    private static final int CONNECT_MILLIS = 2_000;

    private Web() {}

    /// An answer, whatever its status.
    public record Answer(int status, String body) {

        public boolean isOk() {
            return status >= 200 && status < 300;
        }
    }

    /// Sends a request; `body` may be empty.
    public static Answer send(String method, String url, Map<String, String> headers, String body, int readMillis)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection(java.net.Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(readMillis);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            int status = connection.getResponseCode();
            try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
                return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }

    static Answer get(String url) throws IOException {
        return send("GET", url, Map.of(), "", 5_000);
    }
}
