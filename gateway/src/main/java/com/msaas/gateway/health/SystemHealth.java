package com.msaas.gateway.health;

import java.time.Instant;
import java.util.List;

/// The state of everything.
///
/// @param status `up` when everything is, `down` when no service is, else `degraded`
/// @param dependencies what the gateway itself needs
record SystemHealth(Status status, List<Part> services, List<Part> dependencies) {

    /// One part of the system.
    ///
    /// @param since when it came into this state, or when this gateway first looked
    record Part(String name, Status status, Instant since) {}

    enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    static SystemHealth of(List<Part> services, List<Part> dependencies) {
        boolean all = services.stream().allMatch(SystemHealth::isUp)
                && dependencies.stream().allMatch(SystemHealth::isUp);
        boolean none = services.stream().noneMatch(SystemHealth::isUp);
        return new SystemHealth(all ? Status.UP : none ? Status.DOWN : Status.DEGRADED, services, dependencies);
    }

    private static boolean isUp(Part part) {
        return part.status() == Status.UP;
    }
}
