package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Web;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Where operators come in: a service's own address, past the gateway, with a token of their own.
interface OperatorDoor {

    /// @throws Trouble when the service does not run
    String address(ClinicService service);

    /// The realm that gives the token.
    String issuer();

    String clientSecret();

    /// @throws Trouble when Keycloak gives none
    default String token() throws IOException {
        Web.Answer answer = Web.send(
                "POST",
                issuer() + "/protocol/openid-connect/token",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials&client_id=clinic-operator&client_secret="
                        + URLEncoder.encode(clientSecret(), StandardCharsets.UTF_8),
                Operations.PATIENCE_MILLIS);
        if (!answer.isOk()) {
            throw new Trouble("keycloak gave the operator no token: " + answer.status() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }
}
