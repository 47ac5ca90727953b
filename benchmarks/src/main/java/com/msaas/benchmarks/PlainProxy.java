package com.msaas.benchmarks;

import com.msaas.localstack.Ports;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// nginx before a service, passing everything on and checking nothing.
record PlainProxy(Process process, int port) implements AutoCloseable {
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              keepalive_requests 1000000000;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              upstream service { server 127.0.0.1:%d; keepalive 64; keepalive_requests 1000000000; }
              server {
                listen 127.0.0.1:%d;
                location / {
                  proxy_pass http://service;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                }
              }
            }
            """;

    /// Starts it, where it is installed.
    static Optional<PlainProxy> before(int service, Path dir) throws IOException {
        Optional<Path> nginx = Tool.find("CLINIC_NGINX", "nginx");
        if (nginx.isEmpty()) {
            return Optional.empty();
        }
        int port = Ports.free();
        Files.createDirectories(dir);
        Path configuration = Files.writeString(dir.resolve("nginx.conf"), CONFIGURATION.formatted(service, port));
        Process process = new ProcessBuilder(
                        List.of(nginx.get().toString(), "-p", dir.toString(), "-c", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("output.log").toFile())
                .start();
        return Optional.of(new PlainProxy(process, port));
    }

    @Override
    public void close() {
        // its workers end with it
        process.destroy();
    }
}
