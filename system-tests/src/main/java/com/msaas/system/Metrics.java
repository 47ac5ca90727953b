package com.msaas.system;

import com.msaas.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// What a service counts of itself, as Prometheus would read it.
public final class Metrics {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Metrics() {}

    /// The sum of all counters whose name begins so.
    public static double sum(ServiceProcess service, String prefix) {
        return page(service)
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// All of it.
    public static String page(ServiceProcess service) {
        HttpRequest page = HttpRequest.newBuilder(URI.create(service.address() + "/actuator/prometheus"))
                .build();
        try {
            return HTTP.send(page, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
