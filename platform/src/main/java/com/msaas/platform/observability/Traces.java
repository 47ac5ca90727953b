package com.msaas.platform.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Begins the parts of traces. Where a collector is set it is told of a share of them, in the background: one that is
/// slow or away costs the parts that find no room in a queue, and nothing else. Whether a trace is told is decided
/// where it begins and goes with it.
public final class Traces implements AutoCloseable {
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> INSTANCE = AttributeKey.stringKey("service.instance.id");
    private static final Duration LONGEST_TELLING = Duration.ofSeconds(5);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);
    private static final long LONGEST_STOP_SECONDS = 2;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private Traces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("com.msaas.platform");
    }

    /// Those of a service.
    public static Traces of(TraceSettings settings, String service, String instance) {
        String endpoint = settings.endpoint();
        if (endpoint == null) {
            return toldToNobody();
        }
        SdkTracerProviderBuilder provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(SERVICE, service, INSTANCE, instance)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint.replaceFirst("/+$", "") + "/v1/traces")
                                .setConnectTimeout(LONGEST_TELLING)
                                .setTimeout(LONGEST_TELLING)
                                .build())
                        .setScheduleDelay(TOLD_EVERY)
                        .build());
        return new Traces(provider.build());
    }

    /// Those that have ids for the log and no more.
    public static Traces toldToNobody() {
        return new Traces(SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.alwaysOff()))
                .build());
    }

    /// Begins a part now.
    ///
    /// @param name of a kind of work, such as a route; never of a person or a thing
    /// @param under what caused it; without, it begins a trace
    public TracePart begin(String name, SpanKind kind, Optional<Trace> under) {
        return new TracePart(builder(name, kind, under).startSpan());
    }

    /// Begins a part that has gone on for a while already.
    public TracePart begun(String name, SpanKind kind, Optional<Trace> under, Instant at) {
        return new TracePart(builder(name, kind, under).setStartTimestamp(at).startSpan());
    }

    private SpanBuilder builder(String name, SpanKind kind, Optional<Trace> under) {
        Context parent = under.map(trace -> Context.root().with(Span.wrap(trace.toContext())))
                .orElseGet(Context::root);
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
    }

    /// Tells what is left, for a moment.
    @Override
    public void close() {
        provider.shutdown().join(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }
}
