package com.msaas.auth.identity;

import com.msaas.auth.identity.KeycloakHttp.Answer;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whom Keycloak lets say who somebody is. Every call may be repeated.
@Component
public class IdentityProviders {
    private static final String INSTANCES = "/identity-provider/instances";
    private static final String MAPPER = "username by email";
    private static final int CONFLICT = 409;

    private final KeycloakHttp keycloak;

    IdentityProviders(KeycloakHttp keycloak) {
        this.keycloak = keycloak;
    }

    /// Somebody who speaks OpenID Connect.
    ///
    /// @param alias what Keycloak calls him
    /// @param issuer where his discovery document is found
    public record Provider(String alias, String issuer, String clientId, String clientSecret) {
        /// Secrets stay out of logs.
        @Override
        public String toString() {
            return "Provider[" + alias + "]";
        }
    }

    /// Has Keycloak take the provider's word, for addresses that he says are verified. Whoever signs in for the first
    /// time is linked by that address alone: a name that looks like somebody's address makes nobody that person.
    public void trust(Provider provider) {
        ObjectNode instance = instance(provider);
        Answer made = keycloak.asAdmin("POST", INSTANCES, instance);
        if (made.status() == CONFLICT) {
            done(keycloak.asAdmin("PUT", INSTANCES + "/" + provider.alias(), instance));
        } else {
            done(made);
        }
        nameByAddress(INSTANCES + "/" + provider.alias() + "/mappers", provider.alias());
    }

    private ObjectNode instance(Provider provider) {
        JsonNode discovered = done(keycloak.asAdmin(
                "POST",
                "/identity-provider/import-config",
                Map.of("providerId", "oidc", "fromUrl", provider.issuer() + "/.well-known/openid-configuration")));
        if (!(discovered instanceof ObjectNode config)) {
            throw new IllegalStateException("Keycloak does not understand the provider " + provider.alias());
        }
        config.put("clientId", provider.clientId())
                .put("clientSecret", provider.clientSecret())
                .put("defaultScope", "openid email profile")
                .put("syncMode", "IMPORT")
                .put("pkceEnabled", "true")
                .put("pkceMethod", "S256")
                .put("filteredByClaim", "true")
                .put("claimFilterName", "email_verified")
                .put("claimFilterValue", "true");
        ObjectNode instance = config.objectNode()
                .put("alias", provider.alias())
                .put("providerId", "oidc")
                .put("enabled", true)
                .put("trustEmail", true)
                .put("storeToken", false)
                .put("hideOnLogin", true)
                .put("firstBrokerLoginFlowAlias", "first broker link")
                .put("postBrokerLoginFlowAlias", "after broker");
        instance.set("config", config);
        return instance;
    }

    private void nameByAddress(String mappers, String alias) {
        for (JsonNode mapper : done(keycloak.asAdmin("GET", mappers, null))) {
            if (mapper.path("name").asString("").equals(MAPPER)) {
                return;
            }
        }
        done(keycloak.asAdmin(
                "POST",
                mappers,
                Map.of(
                        "name",
                        MAPPER,
                        "identityProviderAlias",
                        alias,
                        "identityProviderMapper",
                        "oidc-username-idp-mapper",
                        "config",
                        Map.of("template", "${CLAIM.email}", "target", "LOCAL", "syncMode", "IMPORT"))));
    }

    private static JsonNode done(Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("Keycloak answers " + answer.status() + " " + answer.text("error"));
        }
        return answer.body();
    }
}
