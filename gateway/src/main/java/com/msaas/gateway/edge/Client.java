package com.msaas.gateway.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Where a request comes from.
///
/// @param address the client's own, as far as it can be known
/// @param https whether the client's connection is encrypted
/// @param direct whether nobody says that he stands between
record Client(InetAddress address, boolean https, boolean direct) {
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    /// Believes forward headers only as far as they come from trusted proxies: from the right, the first
    /// address that is not one of theirs is the client.
    static Client of(HttpServletRequest request, Networks trusted) {
        InetAddress peer = Networks.address(request.getRemoteAddr())
                .orElseThrow(() -> new IllegalStateException("a peer without an address"));
        boolean direct = request.getHeader(FOR) == null && request.getHeader("Forwarded") == null;
        if (direct || !trusted.contain(peer)) {
            return new Client(peer, request.isSecure(), direct);
        }
        List<String> hops = Collections.list(request.getHeaders(FOR)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
        InetAddress client = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = Networks.address(hop);
            if (address.isEmpty()) {
                break;
            }
            client = address.get();
            if (!trusted.contain(client)) {
                break;
            }
        }
        return new Client(client, "https".equalsIgnoreCase(request.getHeader(PROTO)) || request.isSecure(), false);
    }

    /// Under which name the address is counted. Whoever has one address of IPv6 has the whole /64 around it.
    String owner() {
        return address instanceof Inet6Address
                ? "a:" + HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : "a:" + address.getHostAddress();
    }

    /// The address as text.
    String text() {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
