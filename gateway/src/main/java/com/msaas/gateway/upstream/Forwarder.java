package com.msaas.gateway.upstream;

import com.msaas.gateway.routing.Route;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives a request to a service and its answer to the client.
@Component
public final class Forwarder {
    private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);
    private static final String FAILURES = "clinic.gateway.upstream.failures";
    private static final String FAILOVERS = "clinic.gateway.upstream.failovers";
    private static final String BUSY = "clinic.gateway.upstream.busy";
    private static final int BEGINNING = 16 * 1024;

    private final Upstreams upstreams;
    private final Breakers breakers;
    private final Connections connections;
    private final UpstreamSettings settings;
    private final MeterRegistry metrics;

    Forwarder(
            Upstreams upstreams,
            Breakers breakers,
            Connections connections,
            UpstreamSettings settings,
            MeterRegistry metrics) {
        this.upstreams = upstreams;
        this.breakers = breakers;
        this.connections = connections;
        this.settings = settings;
        this.metrics = metrics;
        // at nought: who looks from outside sees no rise in what comes to be as one
        for (String name : List.of(FAILURES, FAILOVERS, BUSY)) {
            upstreams.all().forEach(upstream -> counter(name, upstream));
        }
    }

    /// Forwards.
    ///
    /// @throws RefusedException when the service cannot answer, or the body is too large
    /// @throws AnswerCutShort when it broke off in the middle
    public void forward(Route route, HttpServletRequest request, OutgoingRequest outgoing, HttpServletResponse response)
            throws IOException {
        Body body = Body.of(request, route.largestBody(), settings.bodyTimeout());
        Upstream upstream = upstreams.named(route.service());
        CircuitBreaker breaker = breakers.before(route);
        if (!breaker.tryAcquirePermission()) {
            throw unavailable(settings.breaker().openFor());
        }
        long began = breaker.getCurrentTimestamp();
        boolean judged = false;
        try (ClassicHttpResponse answer = exchange(upstream, outgoing, body, settings.responseTimeout(route))) {
            new Answer(answer).passTo(response);
            breaker.onSuccess(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit());
            judged = true;
        } catch (ServiceFailed | AnswerCutShort failed) {
            breaker.onError(breaker.getCurrentTimestamp() - began, breaker.getTimestampUnit(), failed);
            judged = true;
            counter(FAILURES, upstream).increment();
            log.warn("{} gave no answer: {}", upstream.name(), failed.getMessage());
            if (failed instanceof AnswerCutShort cutShort) {
                throw cutShort;
            }
            throw unavailable(TRY_AGAIN);
        } finally {
            // what the client did wrong says nothing about the service
            if (!judged) {
                breaker.releasePermission();
            }
        }
    }

    private Counter counter(String name, Upstream upstream) {
        return metrics.counter(name, "service", upstream.name());
    }

    private static RefusedException unavailable(Duration retryAfter) {
        return new RefusedException(CommonRefusal.temporarilyUnavailable(retryAfter));
    }

    /// Tries one instance after another, as long as that can do nothing twice: while nothing was sent, or
    /// when the request may be repeated.
    private ClassicHttpResponse exchange(Upstream upstream, OutgoingRequest outgoing, Body body, Duration patience)
            throws ServiceFailed {
        List<Instance> instances = upstream.inTurn();
        String why = "nobody said where it is";
        for (int turn = 0; turn < instances.size(); turn++) {
            Instance instance = instances.get(turn);
            if (turn > 0) {
                counter(FAILOVERS, upstream).increment();
            }
            try {
                ClassicHttpResponse answer = connections.send(instance.host(), asRequest(outgoing, body), patience);
                if (answer.getCode() < 500 || isItsOwn(answer)) {
                    return answer;
                }
                why = "a bare " + answer.getCode();
                answer.close();
                boolean leaves = answer.getCode() == HttpStatus.SC_SERVICE_UNAVAILABLE;
                if (leaves) {
                    instance.rest(settings.restOfInstance());
                }
                // a container that shuts down has not looked at the request, a proxy may have passed it on
                if (!leaves || !mayRepeat(outgoing, body)) {
                    throw new ServiceFailed(why);
                }
            } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException | UnknownHostException e) {
                instance.rest(settings.restOfInstance());
                why = "not reached";
            } catch (ConnectionRequestTimeoutException e) {
                // it says how many ask, not how the service is
                counter(BUSY, upstream).increment();
                log.warn("all connections to {} are busy", upstream.name());
                throw unavailable(TRY_AGAIN);
            } catch (SocketTimeoutException e) {
                throw new ServiceFailed("not in time");
            } catch (IOException e) {
                why = "broken off: " + e.getClass().getSimpleName();
                connections.forgetIdle();
                if (!mayRepeat(outgoing, body)) {
                    throw new ServiceFailed(why);
                }
            }
        }
        throw new ServiceFailed(why);
    }

    private static boolean mayRepeat(OutgoingRequest outgoing, Body body) {
        return outgoing.repeatable() && body.isWhole();
    }

    private static BasicClassicHttpRequest asRequest(OutgoingRequest outgoing, Body body) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(outgoing.method(), outgoing.target());
        outgoing.headers().forEach(request::addHeader);
        HttpEntity entity = body.entity();
        if (entity != null) {
            request.setEntity(entity);
        }
        return request;
    }

    /// Services answer in the envelope, also when they refuse for now; whatever else comes with such a status
    /// is from something between, and the service was not there.
    private static boolean isItsOwn(ClassicHttpResponse answer) {
        // an answer to HEAD has no entity, but it says what there would be
        Header type = answer.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && ContentType.APPLICATION_JSON.isSameMimeType(ContentType.parseLenient(type.getValue()));
    }

    /// Reading from the service and writing to the client fail for different reasons, so they are told apart.
    private record Answer(ClassicHttpResponse answer) {
        private static final int END = 1;

        void passTo(HttpServletResponse response) throws IOException, ServiceFailed {
            HttpEntity entity = answer.getEntity();
            if (entity == null) {
                AnswerHeaders.copy(answer, response);
                return;
            }
            long length = entity.getContentLength();
            InputStream incoming = content(entity);
            byte[] part = new byte[length >= 0 && length < BEGINNING ? (int) length : BEGINNING];
            int beginning = readBeginning(incoming, part);
            AnswerHeaders.copy(answer, response);
            boolean isAll = beginning < part.length || beginning == length;
            if (isAll) {
                response.setContentLength(beginning);
            } else if (length >= 0) {
                response.setContentLengthLong(length);
            }
            OutputStream outgoing = response.getOutputStream();
            outgoing.write(part, 0, beginning);
            // reading the end, also where it is known, gives the connection back
            byte[] next = isAll ? new byte[END] : part;
            for (int count = read(incoming, next); count >= 0; count = read(incoming, next)) {
                outgoing.write(next, 0, count);
            }
        }

        private static InputStream content(HttpEntity entity) throws ServiceFailed {
            try {
                return entity.getContent();
            } catch (IOException e) {
                throw new ServiceFailed("broken off: " + e.getClass().getSimpleName());
            }
        }

        private static int readBeginning(InputStream incoming, byte[] part) throws ServiceFailed {
            try {
                return incoming.readNBytes(part, 0, part.length);
            } catch (IOException e) {
                throw new ServiceFailed("broken off: " + e.getClass().getSimpleName());
            }
        }

        private static int read(InputStream incoming, byte[] part) throws AnswerCutShort {
            try {
                return incoming.read(part);
            } catch (IOException e) {
                throw new AnswerCutShort(e);
            }
        }
    }
}
