package com.msaas.platform.jobs;

import com.msaas.platform.jobs.Job.State;
import com.msaas.platform.jobs.Jobs.Crowd;
import com.msaas.platform.observability.Figure;
import com.msaas.platform.observability.Measurement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which jobs should have begun by now, which run, and which have failed for good, by their kinds. A kind that
/// somebody does is told of with nought as well, so that the first is seen to come.
final class JobBacklog implements Measurement {
    private final Jobs jobs;
    private final Set<String> kinds;
    private final Clock clock;

    JobBacklog(Jobs jobs, Set<String> kinds, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public List<Figure> look() {
        List<Figure> figures = new ArrayList<>();
        Map<String, Crowd> due = jobs.due();
        add(figures, "clinic.jobs.due", due);
        for (String kind : with(due)) {
            Crowd crowd = due.get(kind);
            Duration since = crowd == null ? Duration.ZERO : Duration.between(crowd.first(), clock.instant());
            figures.add(Figure.of("clinic.jobs.oldest.due.seconds", "kind", kind, since.toMillis() / 1000.0));
        }
        add(figures, "clinic.jobs.running", jobs.crowds(State.RUNNING));
        add(figures, "clinic.jobs.failed", jobs.crowds(State.FAILED));
        return figures;
    }

    private void add(List<Figure> figures, String name, Map<String, Crowd> crowds) {
        for (String kind : with(crowds)) {
            Crowd crowd = crowds.get(kind);
            figures.add(Figure.of(name, "kind", kind, crowd == null ? 0 : crowd.count()));
        }
    }

    private Set<String> with(Map<String, Crowd> crowds) {
        Set<String> all = new TreeSet<>(kinds);
        all.addAll(crowds.keySet());
        return all;
    }
}
