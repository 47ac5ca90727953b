package com.msaas.platform.observability;

import com.msaas.platform.id.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which request this is and where it comes from.
///
/// @param address the client's, as the gateway saw it
public record RequestOrigin(
        String requestId,
        @Nullable String address,
        @Nullable String userAgent) {
    /// The header with the request's id, stamped by the gateway and given back to the client.
    public static final String REQUEST_ID = "X-Request-Id";

    /// The header with the client's address, stamped by the gateway.
    public static final String CLIENT_ADDRESS = "X-Client-Address";

    private static final String ATTRIBUTE = RequestOrigin.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final int LONGEST_USER_AGENT = 300;

    /// What the filter found out of the request.
    public static RequestOrigin of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestOrigin known ? known : read(request, true);
    }

    /// Looks at the request and notes on it what was found.
    ///
    /// @param stamped whether there is a gateway before this that stamps requests
    static RequestOrigin note(HttpServletRequest request, boolean stamped) {
        RequestOrigin origin = read(request, stamped);
        request.setAttribute(ATTRIBUTE, origin);
        return origin;
    }

    private static RequestOrigin read(HttpServletRequest request, boolean stamped) {
        String id = stamped ? request.getHeader(REQUEST_ID) : null;
        String address = stamped ? request.getHeader(CLIENT_ADDRESS) : null;
        return new RequestOrigin(
                id != null && WELL_FORMED.matcher(id).matches()
                        ? id
                        : Ids.next().toString(),
                address != null && isAddress(address) ? address : request.getRemoteAddr(),
                printable(request.getHeader("User-Agent")));
    }

    private static boolean isAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String printable(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String plain = userAgent.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() > LONGEST_USER_AGENT ? plain.substring(0, LONGEST_USER_AGENT) : plain;
    }
}
