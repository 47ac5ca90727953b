package com.msaas.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// A collector of traces that keeps the last of what it is told, by OTLP over HTTP as every collector speaks it.
public final class TraceReceiver implements AutoCloseable {
    private static final int KEPT = 20_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<TracedPart> parts = new LinkedBlockingQueue<>(KEPT);

    private TraceReceiver(HttpServer server) {
        this.server = server;
    }

    /// One part of a trace as it was told.
    ///
    /// @param parent the id of the part that caused it; empty where the trace begins
    public record TracedPart(
            String service,
            String traceId,
            String id,
            String parent,
            String name,
            String kind,
            boolean failed,
            Map<String, String> attributes) {

        /// Whether the other one caused it.
        public boolean isUnder(TracedPart other) {
            return traceId.equals(other.traceId) && parent.equals(other.id);
        }
    }

    /// Opens one at a port of its own.
    public static TraceReceiver open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceReceiver receiver = new TraceReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a service is to be told by `clinic.traces.endpoint`.
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The parts of this trace that were told up to now.
    public List<TracedPart> trace(String id) {
        return parts.stream().filter(part -> part.traceId().equals(id)).toList();
    }

    /// All parts that were told up to now.
    public List<TracedPart> all() {
        return List.copyOf(parts);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            ExportTraceServiceRequest told = ExportTraceServiceRequest.parseFrom(body);
            told.getResourceSpansList().forEach(this::keep);
            byte[] thanks = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, thanks.length == 0 ? -1 : thanks.length);
        }
    }

    private void keep(ResourceSpans of) {
        Resource resource = of.getResource();
        String service = texts(resource.getAttributesList()).getOrDefault("service.name", "");
        for (ScopeSpans scope : of.getScopeSpansList()) {
            scope.getSpansList()
                    .forEach(span -> keep(new TracedPart(
                            service,
                            HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                            HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                            HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                            span.getName(),
                            span.getKind().name().replace("SPAN_KIND_", ""),
                            span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                            texts(span.getAttributesList()))));
        }
    }

    private void keep(TracedPart part) {
        while (!parts.offer(part)) {
            parts.poll();
        }
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach(one -> texts.put(
                one.getKey(),
                one.getValue().hasStringValue()
                        ? one.getValue().getStringValue()
                        : String.valueOf(one.getValue().getIntValue())));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
