package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An app in a browser that has people sign in at Keycloak's own page and speaks to Keycloak by itself.
public final class WebApp {
    private WebApp() {}

    /// What it gets for the code that the browser has come home with.
    public static JsonNode tokens(Browser browser) {
        Web.Answer answer = asked("grant_type=authorization_code&code=" + browser.code() + "&code_verifier="
                + Browser.VERIFIER + "&redirect_uri=" + encoded(Browser.HOME));
        if (!answer.isOk()) {
            throw new AssertionError("Keycloak gives no tokens: " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /// Whether Keycloak goes on with its session.
    public static boolean goesOnWith(JsonNode tokens) {
        return asked("grant_type=refresh_token&refresh_token="
                        + tokens.path("refresh_token").asString())
                .isOk();
    }

    /// Where its users sign out.
    public static String signOutPage(JsonNode tokens) {
        return RealServers.issuer() + "/protocol/openid-connect/logout?id_token_hint="
                + tokens.path("id_token").asString() + "&post_logout_redirect_uri=" + encoded(Browser.HOME);
    }

    private static Web.Answer asked(String form) {
        try {
            return Web.send(
                    "POST",
                    RealServers.issuer() + "/protocol/openid-connect/token",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    "client_id=clinic-web&" + form,
                    10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
