package com.msaas.auth.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Where requests come from, as limits count it. Over IPv6 whoever has one address has its whole /64, and
/// could come from a new one each time.
public final class Place {
    private static final int NETWORK_BYTES = 8;

    private Place() {}

    /// The place of an address.
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
