package com.msaas.gateway.session;

import com.msaas.gateway.upstream.AuthService;
import com.msaas.platform.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.stereotype.Component;

/// What the gateway asks of auth-service on a browser's behalf.
@Component
final class SignInService {
    private final AuthService authService;

    SignInService(AuthService authService) {
        this.authService = authService;
    }

    /// New tokens for the session.
    ///
    /// @return nothing when it is over
    /// @throws RefusedException when that cannot be told now
    Optional<TokenPair> renewed(String refreshToken, List<Header> origin) {
        return authService
                .tokens("/api/auth/refresh", Map.of("refresh_token", refreshToken), origin)
                .map(TokenPair::of);
    }

    /// Ends the session for good.
    ///
    /// @throws RefusedException when that does not work now
    void signOut(BrowserSession session, String refreshToken, List<Header> origin) {
        List<Header> headers = new ArrayList<>(origin);
        headers.add(new BasicHeader("Authorization", "Bearer " + session.accessToken()));
        authService.signOut(refreshToken, headers);
    }
}
