package com.msaas.platform.security;

import com.msaas.platform.actor.Actor;
import com.msaas.platform.api.ProblemWriter;
import com.msaas.platform.observability.LogFields;
import com.msaas.platform.observability.RequestOrigin;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.Refusal;
import com.msaas.platform.tenancy.TenantContext;
import com.msaas.platform.tenancy.TenantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands behind the token's check and binds, around everything that follows, the clinic, the caller and the
/// actor.
final class ClinicFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Set<Permission> EVERYTHING = Set.of(Permission.values());

    private final ProblemWriter problems;
    private final RequestMatcher withoutClinic;
    private final ClinicDoors clinicDoors;

    ClinicFilter(ProblemWriter problems, RequestMatcher withoutClinic, ClinicDoors clinicDoors) {
        this.problems = problems;
        this.withoutClinic = withoutClinic;
        this.clinicDoors = clinicDoors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        VerifiedToken token = VerifiedToken.find().orElse(null);
        if (token == null) {
            Actor visitor = actor(Actor.Kind.PUBLIC, "system:public-door", null, null, RequestOrigin.of(request));
            visiting(request, response, () -> through(visitor, () -> chain.doFilter(request, response)));
            return;
        }
        ClinicChoice choice = ClinicChoice.among(token.memberships(), token.userId(), ClinicHeaders.of(request));
        boolean needsClinic = !token.operator() && !withoutClinic.matches(request);
        Refusal refusal = !needsClinic && token.scopes().isPresent()
                ? SecurityRefusal.FOR_PEOPLE
                : refusal(choice, needsClinic, request.getMethod());
        if (refusal != null) {
            problems.write(response, refusal);
            return;
        }
        Membership membership = choice instanceof ClinicChoice.Chosen(Membership chosen) ? chosen : null;
        if (token.operator()) {
            through(
                    actor(
                            Actor.Kind.OPERATOR,
                            token.userId().toString(),
                            token.userId(),
                            null,
                            RequestOrigin.of(request)),
                    () -> chain.doFilter(request, response));
        } else {
            signedIn(token, membership, request, () -> chain.doFilter(request, response));
        }
    }

    private void visiting(HttpServletRequest request, HttpServletResponse response, Rest rest)
            throws ServletException, IOException {
        if (!clinicDoors.include(request)) {
            rest.go();
            return;
        }
        TenantId clinic = clinicDoors.clinicOf(request).orElse(null);
        if (clinic == null) {
            problems.write(response, CommonRefusal.notFound("clinic"));
        } else {
            in(clinic, rest);
        }
    }

    private @Nullable Refusal refusal(ClinicChoice choice, boolean needsClinic, String method) {
        return switch (choice) {
            case ClinicChoice.NotCarried() -> SecurityRefusal.NOT_CARRIED;
            case ClinicChoice.None() -> needsClinic ? SecurityRefusal.NO_CLINIC : null;
            case ClinicChoice.Several() -> needsClinic ? SecurityRefusal.CLINIC_REQUIRED : null;
            case ClinicChoice.Chosen(Membership membership) ->
                needsClinic && membership.role() == Role.VIEWER && !READING.contains(method)
                        ? SecurityRefusal.VIEWERS_NEVER_WRITE
                        : null;
        };
    }

    private static void signedIn(
            VerifiedToken token, @Nullable Membership membership, HttpServletRequest request, Rest rest)
            throws ServletException, IOException {
        RequestOrigin origin = RequestOrigin.of(request);
        Role role = membership == null ? null : membership.role();
        Caller caller = new Caller(
                token.userId(),
                role,
                token.scopes().orElse(EVERYTHING),
                origin.address(),
                origin.userAgent(),
                origin.requestId());
        Actor actor = actor(Actor.Kind.USER, token.userId().toString(), token.userId(), role, origin);
        Rest asCaller =
                () -> checked(() -> ScopedValue.where(Caller.CURRENT, caller).call(() -> {
                    through(actor, rest);
                    return caller;
                }));
        if (membership == null) {
            asCaller.go();
            return;
        }
        in(membership.tenant(), asCaller);
    }

    private static void in(TenantId tenant, Rest rest) throws ServletException, IOException {
        LogFields.tenant(tenant);
        checked(() -> TenantContext.call(tenant, () -> {
            rest.go();
            return tenant;
        }));
    }

    private static Actor actor(
            Actor.Kind kind, String name, @Nullable UUID user, @Nullable Role role, RequestOrigin origin) {
        return new Actor(
                kind,
                name,
                user,
                role == null ? null : role.wireName(),
                origin.address(),
                origin.userAgent(),
                origin.requestId());
    }

    private static void through(Actor actor, Rest rest) throws ServletException, IOException {
        checked(() -> actor.call(() -> {
            rest.go();
            return actor;
        }));
    }

    private static void checked(ScopedValue.CallableOp<?, Exception> work) throws ServletException, IOException {
        try {
            work.call();
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /// What follows behind this filter.
    private interface Rest {
        void go() throws ServletException, IOException;
    }
}
