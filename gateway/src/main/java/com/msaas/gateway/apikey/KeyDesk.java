package com.msaas.gateway.apikey;

import com.msaas.gateway.limiting.Allowance;
import com.msaas.gateway.limiting.RateLimits;
import com.msaas.gateway.limiting.TooManyRequests;
import com.msaas.gateway.limiting.Verdict;
import com.msaas.gateway.upstream.ServiceCall;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where keys are exchanged: auth-service's door for programs. To knock there costs what it costs whoever knocks by
/// himself, since nobody is known before it is answered.
@Component
final class KeyDesk {
    private static final String SERVICE = "auth-service";
    private static final String DOOR = "/api/auth/api-keys/token";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final ServiceCall calls;
    private final RateLimits limits;
    private final JsonMapper mapper;

    KeyDesk(ServiceCall calls, RateLimits limits, JsonMapper mapper) {
        this.calls = calls;
        this.limits = limits;
        this.mapper = mapper;
    }

    /// @param address under which name the client's address is counted
    /// @throws RefusedException when that cannot be told now, or the address asks too often
    Exchange exchange(String key, String address, List<Header> origin) {
        Verdict verdict = limits.judge(address, Allowance.LOGIN);
        if (!verdict.passes()) {
            throw new RefusedException(new TooManyRequests(verdict));
        }
        ServiceCall.Reply reply = calls.post(SERVICE, DOOR, mapper.writeValueAsBytes(Map.of("api_key", key)), origin);
        return switch (reply.status()) {
            case 200 -> granted(mapper.readTree(reply.body()).required("data"));
            case 400, 401, 403 -> Exchange.refused();
            default -> throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
        };
    }

    private static Exchange granted(JsonNode data) {
        return Exchange.granted(
                data.required("access_token").asString(),
                Duration.ofSeconds(data.required("expires_in").asLong()));
    }
}
