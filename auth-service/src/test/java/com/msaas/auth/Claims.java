package com.msaas.auth;

import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a token says.
public final class Claims {
    private Claims() {}

    /// Of what a sign-in or a refresh has answered.
    public static JsonNode of(JsonNode tokens) {
        return inside(tokens.path("access_token").asString());
    }

    /// Of any token.
    static JsonNode inside(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    public static String session(JsonNode tokens) {
        return of(tokens).path("sid").asString();
    }

    public static Set<String> memberships(JsonNode tokens) {
        Set<String> entries = new TreeSet<>();
        of(tokens).path("memberships").forEach(entry -> entries.add(entry.asString()));
        return entries;
    }
}
