package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.msaas.platform.rebuild.Comparison;
import com.msaas.platform.rebuild.RebuildReport;
import com.msaas.platform.rebuild.Rebuilds;
import java.time.Duration;
import java.util.Objects;

/// The copies that the service under test makes from events.
public final class Projections {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rebuilds rebuilds;

    Projections(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /// Lets something be told, waits until the projection has heard it, makes the projection anew from the
    /// history and demands that it is the same as before.
    ///
    /// @param events how many of the events told are in the topics that the projection listens to
    public void agreeWhenRebuilt(String projection, int events, Runnable telling) {
        long heard = rebuilds.progress(projection).goal();
        telling.run();
        await().atMost(PATIENCE).until(() -> rebuilds.progress(projection).goal() >= heard + events);
        int before = rebuilds.progress(projection).live();

        rebuilds.begin(projection);

        RebuildReport done =
                await().atMost(PATIENCE).until(() -> rebuilds.progress(projection), report -> report.live() > before);
        Comparison comparison = Objects.requireNonNull(done.lastComparison());
        assertThat(comparison.documents()).isPositive();
        assertThat(comparison.agree()).isTrue();
    }
}
