package com.msaas.gateway.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All routes. What is in none of them does not exist for the outside.
public final class Routes {
    /// Room for a refresh token of 16,384 characters, and less than the gateway reads before it sends: a slow
    /// client holds no connection that others need to sign in.
    private static final long LARGEST_OF_ANYBODY = 31 * 1024;

    /// A bill with many lines is told whole; Stripe would send for three days what is too large.
    private static final long LARGEST_OF_STRIPE = 256 * 1024;

    /// A list of ten thousand patients, and the form around it.
    private static final long LARGEST_FILE = 5 * 1024 * 1024 + 64 * 1024;

    /// A picture that a page shows small.
    private static final long LARGEST_LOGO = 512 * 1024;

    /// What reads or writes a thousand things in one request.
    private static final Duration LONG_WORK = Duration.ofSeconds(60);

    /// Who is nobody's patient yet does not wait, and keeps nobody else waiting.
    private static final Duration SHORT_WORK = Duration.ofSeconds(10);

    /// Those of the system.
    public static final Routes OURS = new Routes(List.of(
            Route.to("auth-service", "/api/auth").withoutClinic().atMost(LARGEST_OF_ANYBODY),
            Route.to("tenant-service", "/api/tenant"),
            Route.to("tenant-service", "/api/tenant/logo").atMost(LARGEST_LOGO),
            Route.to("tenant-service", "/api/team"),
            Route.to("tenant-service", "/api/audit-logs").within(LONG_WORK),
            Route.to("tenant-service", "/api/settings"),
            Route.to("tenant-service", "/api/locations"),
            Route.to("scheduling-service", "/api/providers"),
            Route.to("scheduling-service", "/api/resources"),
            Route.to("scheduling-service", "/api/services"),
            Route.to("scheduling-service", "/api/appointments"),
            Route.to("scheduling-service", "/api/calendar"),
            Route.to("scheduling-service", "/api/blocked-times"),
            Route.to("scheduling-service", "/api/waitlist"),
            Route.to("scheduling-service", "/api/public/*/services")
                    .atMost(LARGEST_OF_ANYBODY)
                    .within(SHORT_WORK),
            Route.to("scheduling-service", "/api/public/*/providers")
                    .atMost(LARGEST_OF_ANYBODY)
                    .within(SHORT_WORK),
            Route.to("scheduling-service", "/api/public/*/slots")
                    .atMost(LARGEST_OF_ANYBODY)
                    .within(SHORT_WORK),
            Route.to("scheduling-service", "/api/public/*/bookings")
                    .atMost(LARGEST_OF_ANYBODY)
                    .within(SHORT_WORK),
            Route.to("crm-service", "/api/clients/import").atMost(LARGEST_FILE).within(LONG_WORK),
            Route.to("crm-service", "/api/clients/bulk").within(LONG_WORK),
            Route.to("crm-service", "/api/clients"),
            Route.to("comms-service", "/api/conversations"),
            Route.to("comms-service", "/api/email"),
            Route.to("comms-service", "/api/public/*/contact")
                    .atMost(LARGEST_OF_ANYBODY)
                    .within(SHORT_WORK),
            Route.to("notification-service", "/api/notifications"),
            Route.to("notification-service", "/api/reminders"),
            Route.to("billing-service", "/api/billing"),
            Route.to("billing-service", "/api/webhooks/stripe").withoutClinic().atMost(LARGEST_OF_STRIPE),
            Route.to("analytics-service", "/api/analytics")));

    private final List<Route> longestFirst;

    Routes(List<Route> routes) {
        this.longestFirst = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
    }

    /// The route of a path, the one with the longest prefix when there are several.
    public Optional<Route> of(String path) {
        for (Route route : longestFirst) {
            if (route.covers(path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /// All of them.
    public List<Route> all() {
        return longestFirst;
    }

    /// The names of all services that anything is routed to.
    public List<String> services() {
        return longestFirst.stream().map(Route::service).distinct().sorted().toList();
    }
}
