package com.msaas.auth.session;

import com.msaas.auth.identity.EmailAddress;
import com.msaas.auth.identity.Password;
import com.msaas.auth.identity.RefreshToken;
import com.msaas.auth.identity.Tokens;
import com.msaas.platform.api.OneLine;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Needs;
import com.msaas.platform.security.Permission;
import com.msaas.platform.security.VerifiedToken;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where people sign in and out and learn who they are here.
@RestController
@RequestMapping("/api/auth")
class SessionController {
    private final SignIn signIn;
    private final SignInByCode signInByCode;
    private final RefreshSession refreshSession;
    private final SignOut signOut;
    private final CurrentSession currentSession;

    SessionController(
            SignIn signIn,
            SignInByCode signInByCode,
            RefreshSession refreshSession,
            SignOut signOut,
            CurrentSession currentSession) {
        this.signIn = signIn;
        this.signInByCode = signInByCode;
        this.refreshSession = refreshSession;
        this.signOut = signOut;
        this.currentSession = currentSession;
    }

    record LoginRequest(
            EmailAddress email,
            Password password,

            @Pattern(regexp = "[0-9A-Za-z-]{1,32}") @Nullable
            String otp) {}

    record CodeRequest(
            @Size(min = 1, max = 2_000) String code,

            @Pattern(regexp = "[A-Za-z0-9._~-]{43,128}") String codeVerifier,

            @Size(min = 1, max = 2_000) String redirectUri,

            @Nullable @Size(min = 1, max = 100) @OneLine String clinicName) {}

    record TokenRequest(RefreshToken refreshToken) {}

    record ChoiceRequest(TenantId tenantId) {}

    record TokenAnswer(String accessToken, RefreshToken refreshToken, String tokenType, long expiresIn) {
        static ResponseEntity<TokenAnswer> of(Tokens tokens) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new TokenAnswer(
                            tokens.accessToken(),
                            tokens.refreshToken(),
                            "Bearer",
                            tokens.life().toSeconds()));
        }
    }

    @PostMapping("/login")
    ResponseEntity<TokenAnswer> login(@RequestBody LoginRequest request) {
        return TokenAnswer.of(signIn.signIn(request.email, request.password, request.otp));
    }

    @PostMapping("/oauth/token")
    ResponseEntity<TokenAnswer> loginByCode(@RequestBody CodeRequest request) {
        return TokenAnswer.of(
                signInByCode.signIn(request.code, request.codeVerifier, request.redirectUri, request.clinicName));
    }

    @PostMapping("/refresh")
    ResponseEntity<TokenAnswer> refresh(@RequestBody TokenRequest request) {
        return TokenAnswer.of(refreshSession.refresh(request.refreshToken));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(@RequestBody TokenRequest request) {
        signOut.signOut(token(), request.refreshToken);
    }

    @Needs(Permission.SEE_CLINIC)
    @GetMapping("/session")
    SessionView session() {
        return currentSession.in(TenantContext.current(), token());
    }

    @PostMapping("/session/tenant")
    SessionView choose(@RequestBody ChoiceRequest request) {
        return currentSession.in(request.tenantId, token());
    }

    private static VerifiedToken token() {
        return VerifiedToken.find().orElseThrow(() -> new RefusedException(CommonRefusal.unauthenticated()));
    }
}
