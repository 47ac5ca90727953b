package com.msaas.gateway.upstream;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// auth-service, as the gateway itself asks it on somebody's behalf.
@Component
public final class AuthService {
    private static final String NAME = "auth-service";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ServiceCall calls;
    private final JsonMapper mapper;

    AuthService(ServiceCall calls, JsonMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    /// Asks at a door that hands out tokens.
    ///
    /// @return what stands in the envelope; nothing when it hands out none
    /// @throws RefusedException when that cannot be told now
    public Optional<JsonNode> tokens(String door, Map<String, String> form, List<Header> headers) {
        ServiceCall.Reply reply = post(door, form, headers);
        return switch (reply.status()) {
            case 200 -> Optional.of(mapper.readTree(reply.body()).required("data"));
            case 400, 401, 403 -> Optional.empty();
            default -> throw away();
        };
    }

    /// Signs out.
    ///
    /// @throws RefusedException when that does not work now
    public void signOut(String refreshToken, List<Header> headers) {
        ServiceCall.Reply reply = post("/api/auth/logout", Map.of("refresh_token", refreshToken), headers);
        // whoever is refused there has no session any more
        if (reply.status() != 204 && reply.status() != 401) {
            throw away();
        }
    }

    private ServiceCall.Reply post(String door, Map<String, String> form, List<Header> headers) {
        return calls.post(NAME, door, mapper.writeValueAsBytes(form), headers);
    }

    private static RefusedException away() {
        return new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
    }
}
