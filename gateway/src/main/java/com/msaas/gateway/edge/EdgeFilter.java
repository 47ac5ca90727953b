package com.msaas.gateway.edge;

import com.msaas.gateway.limiting.Allowance;
import com.msaas.gateway.limiting.RateLimits;
import com.msaas.gateway.limiting.TooManyRequests;
import com.msaas.gateway.limiting.Verdict;
import com.msaas.gateway.routing.OpenDoors;
import com.msaas.gateway.routing.PlainPath;
import com.msaas.gateway.routing.Route;
import com.msaas.gateway.routing.Routes;
import com.msaas.gateway.session.BrowserSession;
import com.msaas.gateway.session.SessionRefusal;
import com.msaas.gateway.upstream.AnswerCutShort;
import com.msaas.gateway.upstream.BodyBroken;
import com.msaas.gateway.upstream.Forwarder;
import com.msaas.gateway.upstream.OutgoingRequest;
import com.msaas.platform.api.Problem;
import com.msaas.platform.api.ProblemWriter;
import com.msaas.platform.api.Problems;
import com.msaas.platform.observability.LogFields;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/// The way of each request through the gateway, in the order that costs an attacker most and us least: is it
/// a path, who asks, how often, does the path exist, for which clinic; only then is a service spoken to.
@Component
@Order(EdgeFilter.OUTERMOST_BUT_WATCHERS)
final class EdgeFilter extends OncePerRequestFilter {
    /// Behind the request's id and the measuring, before the answers of services to exceptions and before
    /// security.
    static final int OUTERMOST_BUT_WATCHERS = Ordered.HIGHEST_PRECEDENCE + 5;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> PROBES = Set.of("/actuator/health/readiness", "/actuator/health/liveness");
    private static final String METRICS = "/actuator/prometheus";
    private static final int LONGEST_PATH = 2048;
    private static final int MOST_COOKIES = 60;
    private static final Problem CSRF = Problem.of(SessionRefusal.CSRF);

    private final Routes routes;
    private final Identity identity;
    private final RateLimits limits;
    private final Stamps stamps;
    private final Forwarder forwarder;
    private final BrowserDoors browsers;
    private final Cors cors;
    private final ProblemWriter problems;
    private final Networks trusted;
    private final Networks metricsFrom;

    EdgeFilter(
            Routes routes,
            Identity identity,
            RateLimits limits,
            Stamps stamps,
            Forwarder forwarder,
            BrowserDoors browsers,
            Cors cors,
            ProblemWriter problems,
            EdgeSettings settings) {
        this.routes = routes;
        this.identity = identity;
        this.limits = limits;
        this.stamps = stamps;
        this.forwarder = forwarder;
        this.browsers = browsers;
        this.cors = cors;
        this.problems = problems;
        this.trusted = Networks.of(settings.trustedProxies());
        this.metricsFrom = Networks.of(settings.metricsFrom());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Client client = Client.of(request, trusted);
        AnswerProtection.put(response, client.https());
        Problem problem;
        try {
            problem = handle(request, response, client, chain);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof TooManyRequests(Verdict verdict)) {
                tell(response, verdict);
            }
            problem = Problem.of(refused.refusal());
        } catch (BodyBroken broken) {
            problem = Problems.ofStatus(400);
        } catch (AnswerCutShort cutShort) {
            // the one exception after which the container only closes the connection
            throw new ClientAbortException(cutShort);
        }
        if (problem != null) {
            problems.write(response, problem);
        }
    }

    /// @return what stands in the way, or nothing when the request was answered
    private @Nullable Problem handle(
            HttpServletRequest request, HttpServletResponse response, Client client, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        Problem senseless = senseless(request, path);
        if (senseless != null) {
            return senseless;
        }
        if (isOurOwn(path, client)) {
            chain.doFilter(request, response);
            return null;
        }
        if (cors.answers(request, response)) {
            return null;
        }
        if (OpenDoors.areOurOwn(path)) {
            if (limit(request, response, client, new Identity.Missing())) {
                chain.doFilter(request, response);
            }
            return null;
        }
        boolean open = OpenDoors.include(request.getMethod(), path);
        Identity.Proof proof = open ? new Identity.Missing() : identity.of(request, client);
        Route route = routes.of(path).orElse(null);
        if (route != null) {
            name(request, route.pattern());
        }
        if (!limit(request, response, client, proof)) {
            return null;
        }
        if (route == null) {
            return Problems.ofStatus(404);
        }
        if (!open && !(proof instanceof Identity.Accepted)) {
            return proof instanceof Identity.Refused(Problem why) ? why : Problem.of(CommonRefusal.unauthenticated());
        }
        if (isForeignWrite(request, proof)) {
            return CSRF;
        }
        forward(request, response, client, route, proof);
        return null;
    }

    /// Whether a browser may have been made to send it by a page that is not ours.
    private static boolean isForeignWrite(HttpServletRequest request, Identity.Proof proof) {
        Optional<BrowserSession> session = proof.session();
        return session.isPresent()
                && !READING.contains(request.getMethod())
                && !session.get().key().admits(request.getHeader(BrowserDoors.CSRF_TOKEN));
    }

    private static @Nullable Problem senseless(HttpServletRequest request, String path) {
        if (path.length() > LONGEST_PATH) {
            return Problems.ofStatus(414);
        }
        // the container would also serve what came before HTTP/1.0, which knows no headers
        if (!PlainPath.is(path) || !request.getProtocol().startsWith("HTTP/")) {
            return Problems.ofStatus(400);
        }
        if (!METHODS.contains(request.getMethod())) {
            return Problems.ofStatus(405);
        }
        return hasTooManyCookies(request) ? Problems.ofStatus(431) : null;
    }

    private static boolean hasTooManyCookies(HttpServletRequest request) {
        long cookies = 0;
        for (var lines = request.getHeaders("Cookie"); lines.hasMoreElements(); ) {
            cookies += 1
                    + lines.nextElement()
                            .chars()
                            .filter(character -> character == ';')
                            .count();
        }
        return cookies > MOST_COOKIES;
    }

    /// What the gateway answers itself for those who keep it running. Its measurements are not for the world.
    private boolean isOurOwn(String path, Client client) {
        return PROBES.contains(path)
                || (path.equals(METRICS) && client.direct() && metricsFrom.contain(client.address()));
    }

    /// Whether the request may go on; if not, it is answered.
    private boolean limit(HttpServletRequest request, HttpServletResponse response, Client client, Identity.Proof proof)
            throws IOException {
        String owner = proof instanceof Identity.Accepted accepted
                ? "u:" + accepted.token().userId()
                : client.owner();
        Optional<Allowance> tighter = Allowance.tighter(request.getMethod(), request.getRequestURI());
        Verdict verdict = limits.judge(owner, tighter.orElse(null));
        tell(response, verdict);
        if (!verdict.passes()) {
            problems.write(response, new TooManyRequests(verdict));
        }
        return verdict.passes();
    }

    private static void tell(HttpServletResponse response, Verdict verdict) {
        response.setHeader("RateLimit-Limit", String.valueOf(verdict.limit()));
        response.setHeader("RateLimit-Remaining", String.valueOf(verdict.remaining()));
        response.setHeader("RateLimit-Reset", String.valueOf(verdict.resetSeconds()));
    }

    private void forward(
            HttpServletRequest request, HttpServletResponse response, Client client, Route route, Identity.Proof proof)
            throws IOException {
        SignedIn signedIn = proof instanceof Identity.Accepted accepted
                ? SignedIn.of(accepted, request, route.needsClinic())
                : null;
        if (signedIn != null) {
            signedIn.membership().ifPresent(membership -> LogFields.tenant(membership.tenant()));
        }
        String query = request.getQueryString();
        List<Header> headers = stamps.of(request, client, signedIn);
        OutgoingRequest outgoing = new OutgoingRequest(
                request.getMethod(),
                isRepeatable(request, headers, route),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                headers);
        BrowserDoors.Onward onward = answer -> forwarder.forward(route, request, outgoing, answer);
        Optional<BrowserSession> session = proof.session();
        if (session.isPresent()) {
            browsers.inSession(session.get(), request, response, client, onward);
        } else {
            browsers.outside(request, response, onward);
        }
    }

    /// Whether it does nothing the second time: it only reads, or it carries a key by which the service knows
    /// it again, and the key goes on.
    private static boolean isRepeatable(HttpServletRequest request, List<Header> headers, Route route) {
        return READING.contains(request.getMethod())
                || (request.getMethod().equals("POST")
                        && route.knowsKeys(request.getRequestURI())
                        && headers.stream().anyMatch(header -> header.getName().equalsIgnoreCase("Idempotency-Key")));
    }

    /// For logs and measurements.
    private static void name(HttpServletRequest request, String pattern) {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(pattern));
    }
}
