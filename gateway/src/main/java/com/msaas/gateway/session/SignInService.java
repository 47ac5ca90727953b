package com.msaas.gateway.session;

import com.msaas.gateway.upstream.ServiceCall;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the gateway asks of auth-service on a browser's behalf.
@Component
final class SignInService {
    private static final String NAME = "auth-service";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ServiceCall calls;
    private final JsonMapper mapper;

    SignInService(ServiceCall calls, JsonMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    /// New tokens for the session.
    ///
    /// @return nothing when it is over
    /// @throws RefusedException when that cannot be told now
    Optional<TokenPair> renewed(String refreshToken, List<Header> origin) {
        ServiceCall.Reply reply = calls.post(NAME, "/api/auth/refresh", body(refreshToken), origin);
        return switch (reply.status()) {
            case 200 -> Optional.of(TokenPair.of(mapper.readTree(reply.body())));
            case 400, 401, 403 -> Optional.empty();
            default -> throw away();
        };
    }

    /// Ends the session for good.
    ///
    /// @throws RefusedException when that does not work now
    void signOut(BrowserSession session, String refreshToken, List<Header> origin) {
        List<Header> headers = new ArrayList<>(origin);
        headers.add(new BasicHeader("Authorization", "Bearer " + session.accessToken()));
        ServiceCall.Reply reply = calls.post(NAME, "/api/auth/logout", body(refreshToken), headers);
        // whoever is refused there has no session any more
        if (reply.status() != 204 && reply.status() != 401) {
            throw away();
        }
    }

    private byte[] body(String refreshToken) {
        return mapper.writeValueAsBytes(Map.of("refresh_token", refreshToken));
    }

    private static RefusedException away() {
        return new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
    }
}
