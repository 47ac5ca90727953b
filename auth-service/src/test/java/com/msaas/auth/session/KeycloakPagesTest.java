package com.msaas.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.AuthTest;
import com.msaas.auth.Browser;
import com.msaas.auth.Newcomer;
import com.msaas.localstack.RealServers;
import com.msaas.localstack.Web;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// At Keycloak itself people can sign in and nothing else: what they changed there, nobody would hear of.
@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class KeycloakPagesTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Test
    void showNobodyAnAccountToChange() throws IOException {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        String token = ana.login().expect(200).data().path("access_token").asString();

        assertThat(asked("", "Bearer " + token)).isEqualTo(404);
        assertThat(asked("/", "Bearer " + token)).isEqualTo(404);
        assertThat(asked("/credentials", "Bearer " + token)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_PASSWORD", "UPDATE_PROFILE", "UPDATE_EMAIL", "CONFIGURE_TOTP", "delete_account"})
    void letNobodyChangeAnythingOnTheWayIn(String action) {
        Newcomer ana = Newcomer.with(api);
        ana.joined();

        Browser signedIn = new Browser()
                .open(Browser.keycloaksOwnPage() + "&kc_action=" + action)
                .submit(Map.of("username", ana.email(), "password", ana.password()));

        assertThat(signedIn.isHome()).as(signedIn.page()).isTrue();
        ana.login().expect(200);
    }

    private static int asked(String path, String authorization) throws IOException {
        return Web.send(
                        "GET",
                        RealServers.issuer() + "/account" + path,
                        Map.of("Authorization", authorization, "Accept", "application/json"),
                        "",
                        10_000)
                .status();
    }
}
