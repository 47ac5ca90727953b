package com.msaas.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceTest {
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void goesOnUnderTheSameIdInAPartOfItsOwn() {
        Trace trace = Trace.continued(TRACEPARENT);

        assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(Trace.continued(trace.traceparent()).traceId()).isEqualTo(trace.traceId());
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
        assertThat(Trace.continued(header).traceId())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(Trace.continued(null).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void isBoundAndLoggedDuringItsWorkOnly() {
        Trace trace = Trace.begun();

        trace.call(() -> {
            assertThat(Trace.find()).contains(trace);
            assertThat(MDC.get("trace_id")).isEqualTo(trace.traceId());
            return trace;
        });

        assertThat(Trace.find()).isEmpty();
        assertThat(MDC.get("trace_id")).isNull();
    }
}
