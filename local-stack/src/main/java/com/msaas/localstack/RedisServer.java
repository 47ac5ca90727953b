package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Redis that keeps nothing on disk: it holds rate limits and fast copies only.
public final class RedisServer extends ProcessPart {

    private static final int MILLIS = 1_000;

    private final Packages packages;
    private final int port;

    RedisServer(Home home, Packages packages, int port) {
        super("redis", home);
        this.packages = packages;
        this.port = port;
    }

    /// The connection string for clients.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return url();
    }

    @Override
    void fetch() {
        packages.redisServer();
    }

    @Override
    List<Integer> ports() {
        return List.of(port);
    }

    @Override
    Command command() throws IOException {
        Path data = Files.createDirectories(home.data(name()));
        return Command.of(
                List.of(
                        packages.redisServer().toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        data.toString()),
                data);
    }

    @Override
    boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        }
    }
}
