package com.msaas.auth;

import com.msaas.localstack.RealServers;
import com.msaas.platform.digest.Sha256;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody's browser at Keycloak's pages: it follows where it is sent until it is sent home, and fills in forms.
public final class Browser {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /// A page of ours, to which codes come.
    public static final String HOME = "http://127.0.0.1:8080/signed-in";

    /// What the codes of [#begun] take to be used.
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final HttpClient http = HttpClient.newHttpClient();
    /// By realm, as a path does: the name and value of each.
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    private URI at = URI.create(HOME);
    private String page = "";

    /// Where signing in with Google begins.
    public static Answer begun(ApiClient api, String home) {
        return api.get("/api/auth/oauth/google?state=of-this-test&code_challenge=" + challenge() + "&redirect_uri="
                + URLEncoder.encode(home, StandardCharsets.UTF_8));
    }

    /// Where signing in at Keycloak's own page begins.
    public static String keycloaksOwnPage() {
        return RealServers.issuer()
                + "/protocol/openid-connect/auth?client_id=clinic-web&response_type=code&scope=openid"
                + "&state=of-this-test&code_challenge_method=S256&code_challenge=" + challenge() + "&redirect_uri="
                + URLEncoder.encode(HOME, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        return Sha256.base64(VERIFIER).replace('+', '-').replace('/', '_').replace("=", "");
    }

    /// The browser of somebody who has signed in with Google.
    public static Browser through(ApiClient api, OtherProvider.Member there) {
        String url = begun(api, HOME).expect(200).data().path("url").asString();
        return new Browser().open(url).submit(there.form());
    }

    public Browser open(String url) {
        return go("GET", URI.create(url), Map.of());
    }

    /// Fills in the form of the page and presses its button.
    public Browser submit(Map<String, String> fields) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("no form at " + at + ": " + page);
        }
        return go("POST", URI.create(form.group(1).replace("&amp;", "&")), fields);
    }

    /// What it shows now; nothing at home.
    public String page() {
        return page;
    }

    public boolean isHome() {
        return at.toString().startsWith(HOME);
    }

    /// What it has come home with.
    public String code() {
        Matcher code = CODE.matcher(at.toString());
        if (!isHome() || !code.find()) {
            throw new AssertionError("no code at " + at + ": " + page);
        }
        return code.group(1);
    }

    private Browser go(String method, URI to, Map<String, String> fields) {
        at = to;
        page = "";
        if (isHome()) {
            return this;
        }
        Map<String, String> jar = cookies.computeIfAbsent(to.getPath().split("/")[2], _ -> new HashMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .method(method, fields.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form(fields)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Cookie",
                        jar.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
        HttpResponse<String> answer = send(request.build());
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String[] parts = cookie.split(";")[0].split("=", 2);
            jar.put(parts[0], parts[1]);
        });
        String location = answer.headers().firstValue("Location").orElse(null);
        if (location != null) {
            return go("GET", to.resolve(location), Map.of());
        }
        page = answer.body();
        return this;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
