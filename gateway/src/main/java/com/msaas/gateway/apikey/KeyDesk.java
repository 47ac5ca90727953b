package com.msaas.gateway.apikey;

import com.msaas.gateway.limiting.Allowance;
import com.msaas.gateway.limiting.RateLimits;
import com.msaas.gateway.limiting.TooManyRequests;
import com.msaas.gateway.limiting.Verdict;
import com.msaas.gateway.upstream.AuthService;
import com.msaas.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Where keys are exchanged: auth-service's door for programs. To knock there costs what it costs whoever knocks by
/// himself, since nobody is known before it is answered.
@Component
final class KeyDesk {
    private static final String DOOR = "/api/auth/api-keys/token";

    private final AuthService authService;
    private final RateLimits limits;

    KeyDesk(AuthService authService, RateLimits limits) {
        this.authService = authService;
        this.limits = limits;
    }

    /// @param address under which name the client's address is counted
    /// @throws RefusedException when that cannot be told now, or the address asks too often
    Exchange exchange(String key, String address, List<Header> origin) {
        Verdict verdict = limits.judge(address, Allowance.LOGIN);
        if (!verdict.passes()) {
            throw new RefusedException(new TooManyRequests(verdict));
        }
        return authService
                .tokens(DOOR, Map.of("api_key", key), origin)
                .map(KeyDesk::granted)
                .orElseGet(Exchange::refused);
    }

    private static Exchange granted(JsonNode data) {
        return Exchange.granted(
                data.required("access_token").asString(),
                Duration.ofSeconds(data.required("expires_in").asLong()));
    }
}
