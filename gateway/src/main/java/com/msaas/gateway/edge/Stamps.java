package com.msaas.gateway.edge;

import com.msaas.gateway.upstream.HopByHop;
import com.msaas.platform.observability.RequestOrigin;
import com.msaas.platform.observability.Trace;
import com.msaas.platform.security.ClinicHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The headers that a service gets: the client's, without those that only the gateway may set, and with the
/// gateway's.
@Component
final class Stamps {
    private static final String FORWARDED = "x-forwarded-";
    /// Only the gateway may set these; who sends one is either confused or tries something.
    private static final Set<String> FORGED = Stream.concat(
                    ClinicHeaders.STAMPED.stream(),
                    Stream.of("Forwarded", "X-Real-IP", "X-Served-By", "X-Original-URL", "X-Rewrite-URL"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    /// These are the gateway's business alone, or begun anew here; browsers and honest clients send them.
    private static final Set<String> KEPT_HERE = Set.of(
            "cookie",
            "x-api-key",
            "x-clinic-id",
            "x-session",
            "x-csrf-token",
            "traceparent",
            "tracestate",
            "baggage",
            "origin");

    private final MeterRegistry metrics;

    Stamps(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Strips and stamps.
    ///
    /// @param signedIn nobody where anybody may call: the token does not go on either then
    List<Header> of(HttpServletRequest request, Client client, @Nullable SignedIn signedIn) {
        List<Header> headers = new ArrayList<>(24);
        HopByHop hopByHop = HopByHop.of(request.getHeaders("Connection"));
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String header = names.nextElement();
            // some readers take an underscore for a hyphen
            String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
            if (isForged(name)) {
                metrics.counter("clinic.gateway.stripped.headers", "name", label(name))
                        .increment();
            } else if (!hopByHop.include(name)
                    && !KEPT_HERE.contains(name)
                    && (signedIn != null || !name.equals("authorization"))) {
                for (Enumeration<String> values = request.getHeaders(header); values.hasMoreElements(); ) {
                    headers.add(new BasicHeader(header, values.nextElement()));
                }
            }
        }
        headers.addAll(origin(request, client));
        if (signedIn != null) {
            stamp(headers, signedIn);
        }
        return headers;
    }

    /// Which request it is and where it comes from.
    static List<Header> origin(HttpServletRequest request, Client client) {
        List<Header> headers = new ArrayList<>(5);
        String address = client.text();
        headers.add(new BasicHeader(
                RequestOrigin.REQUEST_ID, RequestOrigin.of(request).requestId()));
        headers.add(new BasicHeader(RequestOrigin.CLIENT_ADDRESS, address));
        headers.add(new BasicHeader("X-Forwarded-For", address));
        headers.add(new BasicHeader("X-Forwarded-Proto", client.https() ? "https" : "http"));
        Trace.find().ifPresent(trace -> headers.add(new BasicHeader(Trace.HEADER, trace.traceparent())));
        return headers;
    }

    private static void stamp(List<Header> headers, SignedIn signedIn) {
        signedIn.shownToken().ifPresent(token -> headers.add(new BasicHeader("Authorization", "Bearer " + token)));
        headers.add(new BasicHeader(ClinicHeaders.USER, signedIn.user().toString()));
        signedIn.membership().ifPresent(membership -> {
            headers.add(
                    new BasicHeader(ClinicHeaders.TENANT, membership.tenant().toString()));
            headers.add(new BasicHeader(ClinicHeaders.ROLE, membership.role().wireName()));
        });
    }

    private static boolean isForged(String name) {
        return FORGED.contains(name) || name.startsWith(FORWARDED);
    }

    /// Never more names than we know, whatever is sent.
    private static String label(String name) {
        return FORGED.contains(name) ? name : FORWARDED + "*";
    }
}
