package com.msaas.gateway.edge;

import com.msaas.gateway.session.BrowserSession;
import com.msaas.gateway.session.BrowserSessions;
import com.msaas.gateway.session.SessionKey;
import com.msaas.platform.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a browser's session begins, changes its clinic and ends. Everywhere else a request with a cookie goes on
/// like one with a token.
@Component
final class BrowserDoors {
    /// By `cookie` a browser says at signing in that it wants no tokens. Pages of other origins cannot send it
    /// unasked.
    static final String SESSION = "X-Session";

    /// What pages echo when they change something; told with every answer in a session.
    static final String CSRF_TOKEN = "X-CSRF-Token";

    /// By password, and with the code that Google's or Keycloak's page gave.
    private static final Set<String> SIGN_IN = Set.of("POST /api/auth/login", "POST /api/auth/oauth/token");

    private static final String SIGN_OUT = "POST /api/auth/logout";
    private static final String CHOICE = "POST /api/auth/session/tenant";

    private final BrowserSessions sessions;
    private final JsonMapper mapper;

    BrowserDoors(BrowserSessions sessions, JsonMapper mapper) {
        this.sessions = sessions;
        this.mapper = mapper;
    }

    /// The rest of the request's way, with the answer written here.
    interface Onward {
        void to(HttpServletResponse answer) throws IOException;
    }

    /// A request without a session, which may begin one.
    void outside(HttpServletRequest request, HttpServletResponse response, Onward onward) throws IOException {
        if (!SIGN_IN.contains(door(request)) || !"cookie".equals(request.getHeader(SESSION))) {
            onward.to(response);
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        onward.to(answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            JsonNode tokens = mapper.readTree(answer.getContentAsByteArray());
            SessionKey key = sessions.begin(tokens, request, response);
            response.setHeader(CSRF_TOKEN, key.csrfToken());
            ObjectNode told = (ObjectNode) tokens;
            told.set(
                    "data",
                    mapper.valueToTree(Map.of(
                            "csrf_token",
                            key.csrfToken(),
                            "expires_in",
                            sessions.idle().toSeconds())));
            answer.resetBuffer();
            answer.getOutputStream().write(mapper.writeValueAsBytes(told));
        }
        answer.copyBodyToResponse();
    }

    /// A request in a session.
    void inSession(
            BrowserSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            Client client,
            Onward onward)
            throws IOException {
        switch (door(request)) {
            case SIGN_OUT -> {
                sessions.end(session, Stamps.origin(request, client), response);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            case CHOICE -> {
                response.setHeader(CSRF_TOKEN, session.key().csrfToken());
                choose(session, response, onward);
            }
            default -> {
                response.setHeader(CSRF_TOKEN, session.key().csrfToken());
                onward.to(response);
            }
        }
    }

    /// What auth-service lets through is remembered.
    private void choose(BrowserSession session, HttpServletResponse response, Onward onward) throws IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        onward.to(answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            JsonNode view = mapper.readTree(answer.getContentAsByteArray());
            sessions.choose(
                    session,
                    TenantId.of(view.required("data")
                            .required("tenant")
                            .required("id")
                            .asString()));
        }
        answer.copyBodyToResponse();
    }

    private static String door(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }
}
