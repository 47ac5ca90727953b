package com.msaas.gateway.edge;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Some address ranges, written as `10.0.0.0/8` or as one address.
record Networks(List<Range> ranges) {

    static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(Range::of).toList());
    }

    boolean contain(InetAddress address) {
        for (Range range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// Reads an address, never asking a name server.
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Range(InetAddress base, int bits) {
        static Range of(String text) {
            int slash = text.indexOf('/');
            InetAddress base = address(slash < 0 ? text : text.substring(0, slash))
                    .orElseThrow(() -> new IllegalArgumentException("no address range: " + text));
            int most = base.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("no address range: " + text);
            }
            return new Range(base, bits);
        }

        boolean contains(InetAddress address) {
            byte[] ours = base.getAddress();
            byte[] theirs = address.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
