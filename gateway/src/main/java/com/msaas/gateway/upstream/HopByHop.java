package com.msaas.gateway.upstream;

import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/// Headers that speak to the next hop only, those that are made anew for each hop, and those that a message's
/// own `Connection` header ends there.
public final class HopByHop {
    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "host",
            "content-length");

    private final Set<String> named;

    private HopByHop(Set<String> named) {
        this.named = named;
    }

    /// Those of one message.
    ///
    /// @param connection the values of its `Connection` header
    public static HopByHop of(Enumeration<String> connection) {
        return of(connection.asIterator());
    }

    static HopByHop of(Iterator<String> connection) {
        Set<String> named = new HashSet<>();
        while (connection.hasNext()) {
            for (String name : connection.next().split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return new HopByHop(named);
    }

    /// Whether the header ends here.
    ///
    /// @param name the header's, in lower case
    public boolean include(String name) {
        return ALWAYS.contains(name) || named.contains(name);
    }
}
