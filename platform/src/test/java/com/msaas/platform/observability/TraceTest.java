package com.msaas.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final Traces traces = Traces.toldToNobody();

    @Test
    void goesOnUnderTheSameIdInAPartOfItsOwn() {
        Trace trace = during(Trace.of(TRACEPARENT));

        assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(Trace.of(trace.traceparent())).contains(trace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void beginsAnewWhereTheHeaderTellsOfNone(String header) {
        assertThat(Trace.of(header)).isEmpty();
        assertThat(Trace.of((String) null)).isEmpty();

        assertThat(during(Optional.empty()).traceparent()).matches("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-00");
    }

    @ParameterizedTest
    @CsvSource({"00, false", "01, true", "02, false", "03, true"})
    void keepsWhetherItIsTold(String flags, boolean told) {
        String header = TRACEPARENT.replaceFirst("01$", flags);

        assertThat(Trace.of(header).orElseThrow().told()).isEqualTo(told);
        assertThat(during(Trace.of(header)).told()).isEqualTo(told);
        assertThat(during(Trace.of(header).map(Trace::untold)).told()).isFalse();
    }

    @Test
    void isBoundAndLoggedDuringItsWorkOnly() {
        traces.begin("work", SpanKind.INTERNAL, Trace.of(TRACEPARENT)).run(() -> {
            Trace outer = Trace.find().orElseThrow();
            assertThat(MDC.get("trace_id")).isEqualTo(outer.traceId());

            traces.begin("another trace", SpanKind.INTERNAL, Optional.empty()).run(() -> {
                assertThat(Trace.find()).isNotEmpty().isNotEqualTo(Optional.of(outer));
                assertThat(MDC.get("trace_id")).isNotEqualTo(outer.traceId());
            });

            assertThat(Trace.find()).contains(outer);
            assertThat(MDC.get("trace_id")).isEqualTo(outer.traceId());
        });

        assertThat(Trace.find()).isEmpty();
        assertThat(MDC.get("trace_id")).isNull();
    }

    private Trace during(Optional<Trace> under) {
        return traces.begin("work", SpanKind.INTERNAL, under)
                .call(() -> Trace.find().orElseThrow());
    }
}
