package com.msaas.platform.rebuild;

import com.msaas.contracts.Topic;
import com.msaas.platform.inbox.Inbox;
import com.msaas.platform.inbox.Marks;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.Generations;
import com.msaas.platform.rebuild.ProjectionStates.Retired;
import com.msaas.platform.rebuild.ProjectionStates.State;
import com.msaas.platform.thread.OwnThread;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps this instance in step with the generations that the database tells of: feeds the live one and the
/// one being built, lets the built one take over when it has caught up, and clears away what nobody reads any
/// more.
public final class Rebuilds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /// Long enough for every instance to have noticed that readers have moved on.
    private static final Duration RETIRED_KEPT = Duration.ofSeconds(30);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Database database;
    private final Generations generations;
    private final ProjectionStates states;
    private final Checksum checksum;
    private final Marks marks;
    private final Clock clock;
    private final OwnThread thread = new OwnThread("projections", LONGEST_STOP);

    Rebuilds(
            Inbox inbox,
            Database database,
            Generations generations,
            ProjectionStates states,
            Checksum checksum,
            Marks marks,
            Clock clock) {
        this.inbox = inbox;
        this.database = database;
        this.generations = generations;
        this.states = states;
        this.checksum = checksum;
        this.marks = marks;
        this.clock = clock;
    }

    /// Begins to make the projection anew; where that is under way already, that goes on.
    ///
    /// @throws IllegalArgumentException when there is no such projection
    public RebuildReport begin(String projection) {
        demand(projection);
        State state = states.begin(projection);
        log.info("projection {} is made anew as generation {}", projection, state.building());
        return report(state);
    }

    /// How far it is.
    ///
    /// @throws IllegalArgumentException when there is no such projection
    public RebuildReport progress(String projection) {
        demand(projection);
        return report(states.of(projection));
    }

    private void demand(String projection) {
        if (!inbox.projections().contains(projection)) {
            throw new IllegalArgumentException("the projections here are " + inbox.projections());
        }
    }

    private RebuildReport report(State state) {
        Integer building = state.building();
        long goal = sum(state.projection(), state.live());
        return new RebuildReport(
                state.projection(),
                state.live(),
                building,
                building == null ? goal : sum(state.projection(), building),
                goal,
                state.lastComparison());
    }

    /// Whether the projection is being made anew.
    boolean isBeingMade(String projection) {
        return states.of(projection).building() != null;
    }

    private long sum(String projection, int generation) {
        return marks.all(projection, generation, inbox.topicsOf(projection)).values().stream()
                .mapToLong(offset -> offset + 1)
                .sum();
    }

    @Override
    public void start() {
        // the database itself makes the first generation only: what a new release declares is due to this one
        inbox.projections()
                .forEach(projection -> database.createGeneration(
                        projection, states.of(projection).live()));
        inbox.projections().forEach(this::keepInStep);
        thread.start(this::watch);
    }

    /// Waits for the watcher, so that it starts no loop behind the back of the inbox, which stops next.
    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public boolean isRunning() {
        return thread.isRunning();
    }

    @Override
    public int getPhase() {
        return 110;
    }

    private void watch() throws InterruptedException {
        while (!thread.rest(LOOK_EVERY)) {
            for (String projection : inbox.projections()) {
                try {
                    keepInStep(projection);
                } catch (RuntimeException e) {
                    log.warn("projection {} could not be looked after, it is tried again", projection, e);
                }
            }
        }
    }

    private void keepInStep(String projection) {
        State state = states.of(projection);
        generations.goLive(projection, state.live());
        inbox.feed(projection, state.live());
        Integer building = state.building();
        if (building != null) {
            database.createGeneration(projection, building);
            inbox.feed(projection, building);
            finishWhenCaughtUp(state, building);
        }
        for (int fed : inbox.fed(projection)) {
            if (fed != state.live() && (building == null || fed != building)) {
                inbox.starve(projection, fed);
            }
        }
        clearAway(state);
    }

    private void finishWhenCaughtUp(State state, int building) {
        Set<Topic> topics = inbox.topicsOf(state.projection());
        if (!marks.all(state.projection(), state.live(), topics)
                .equals(marks.all(state.projection(), building, topics))) {
            return;
        }
        Optional<Comparison> comparison = checksum.compare(
                state.projection(), topics, database.collectionsOf(state.projection()), state.live(), building);
        if (comparison.isPresent() && states.goLive(state, comparison.get(), clock.instant())) {
            generations.goLive(state.projection(), building);
            log.info(
                    "projection {} is generation {} now; the old one {}",
                    state.projection(),
                    building,
                    comparison.get().agree() ? "agreed" : "differed");
        }
    }

    private void clearAway(State state) {
        for (Retired retired : state.retired()) {
            if (clock.instant().isAfter(retired.at().plus(RETIRED_KEPT))) {
                database.dropGeneration(state.projection(), retired.generation());
                marks.forget(state.projection(), retired.generation());
                states.forgetRetired(state.projection(), retired.generation());
            }
        }
    }
}
