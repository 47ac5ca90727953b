package com.msaas.auth.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.auth.App;
import com.msaas.auth.AuthTest;
import com.msaas.auth.Browser;
import com.msaas.auth.Claims;
import com.msaas.auth.Invited;
import com.msaas.auth.Newcomer;
import com.msaas.auth.OtherProvider;
import com.msaas.auth.OtherProvider.Member;
import com.msaas.contracts.ClinicRegistered;
import com.msaas.contracts.Topic;
import com.msaas.platform.id.Ids;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Answer;
import com.msaas.testsupport.ApiClient;
import com.msaas.testsupport.Events;
import com.msaas.testsupport.Identity;
import com.msaas.testsupport.ServiceTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest(identity = Identity.Kind.KEYCLOAK)
class GoogleSignInTest extends AuthTest {
    @Autowired
    ApiClient api;

    @Autowired
    Events events;

    @Test
    void opensAClinicForWhoComesForTheFirstTime() {
        Newcomer gina = Newcomer.with(api);
        Member there = OtherProvider.member(gina.email(), true);

        JsonNode tokens = exchanged(through(there).code()).expect(200).data();

        String membership = Claims.memberships(tokens).iterator().next();
        assertThat(membership).endsWith(":owner");
        TenantId clinic = TenantId.of(membership.split(":")[0]);
        ClinicRegistered told =
                events.read(Topic.AUTH_REGISTRATION, clinic).await(1).getFirst().as(ClinicRegistered.class);
        assertThat(told.clinicName()).isEqualTo("Clinica Gina Pop");
        assertThat(told.userId().toString())
                .isEqualTo(Claims.of(tokens).path("sub").asString());
        assertThat(Claims.memberships(
                        exchanged(through(there).code()).expect(200).data()))
                .containsExactly(membership);
        gina.refresh(tokens.path("refresh_token").asString()).expect(200);
        gina.register().expect(409, "EMAIL_TAKEN");
    }

    @Test
    void isWhoeverHasTheVerifiedAddressAndNobodyWithAnUnverifiedOne() {
        Newcomer ana = Newcomer.with(api);
        Answer joined = ana.joined();
        Newcomer eva = Newcomer.with(api);
        String evas = eva.joined().data().path("user_id").asString();

        JsonNode tokens = exchanged(
                        through(OtherProvider.member(ana.email(), true)).code())
                .expect(200)
                .data();
        Browser refused = through(OtherProvider.member(eva.email(), false));

        assertThat(Claims.of(tokens).path("sub").asString())
                .isEqualTo(joined.data().path("user_id").asString());
        assertThat(Claims.memberships(tokens))
                .containsExactly(joined.data().path("tenant_id").asString() + ":owner");
        ana.login().expect(200);
        assertThat(refused.isHome()).isFalse();
        assertThat(Claims.of(eva.login().expect(200).data()).path("sub").asString())
                .isEqualTo(evas);
    }

    @Test
    void opensNoClinicForWhoIsInvitedAndEndsARegistrationThatWaited() {
        Newcomer gina = Newcomer.with(api);
        gina.register().expect(201);
        String verification = gina.token(1);
        TenantId clinic = new TenantId(Ids.next());
        events.publish(clinic, Invited.opened(clinic));
        Invited invited = Invited.to(events, clinic, gina.email());
        String link = invited.token(2);

        JsonNode tokens = exchanged(
                        through(OtherProvider.member(gina.email(), true)).code())
                .expect(200)
                .data();
        assertThat(Claims.memberships(tokens)).isEmpty();
        api.as(tokens.path("access_token").asString())
                .post("/api/auth/invitations/accept", Map.of("token", link))
                .expect(200);

        assertThat(Claims.memberships(gina.refresh(tokens.path("refresh_token").asString())
                        .expect(200)
                        .data()))
                .containsExactly(clinic + ":staff");
        gina.verify(verification).expect(400, "LINK_INVALID");
    }

    @Test
    void asksForTheSecondFactorAtKeycloaksOwnPageAndBehindGoogle() {
        Newcomer ana = Newcomer.with(api);
        ana.joined();
        ApiClient signedIn =
                api.as(ana.login().expect(200).data().path("access_token").asString());
        App app = App.of(signedIn.post("/api/auth/2fa/enable", Map.of("password", ana.password()))
                .expect(200)
                .data());
        signedIn.post("/api/auth/2fa/verify", Map.of("otp", app.code(Instant.now(), -1)))
                .expect(200);

        Browser own = new Browser()
                .open(Browser.begun(api, Browser.HOME)
                        .expect(200)
                        .data()
                        .path("url")
                        .asString()
                        .replace("&kc_idp_hint=google", ""))
                .submit(Map.of("username", ana.email(), "password", ana.password()));
        assertThat(own.page()).contains("name=\"otp\"");
        own.submit(Map.of("otp", app.code(Instant.now(), 0)));
        Browser behind = through(OtherProvider.member(ana.email(), true));
        assertThat(behind.page()).contains("name=\"otp\"");
        behind.submit(Map.of("otp", app.code(Instant.now(), 1)));

        exchanged(own.code()).expect(200);
        exchanged(behind.code()).expect(200);
    }

    @Test
    void takesACodeOnceAndFromWhoBeganOnly() {
        Newcomer gina = Newcomer.with(api);
        Member there = OtherProvider.member(gina.email(), true);
        String code = through(there).code();
        exchanged(code).expect(200);

        exchanged(code).expect(401, "INVALID_CREDENTIALS");

        api.post(
                        "/api/auth/oauth/token",
                        Map.of(
                                "code",
                                through(there).code(),
                                "code_verifier",
                                "another-" + Browser.VERIFIER,
                                "redirect_uri",
                                Browser.HOME))
                .expect(401, "INVALID_CREDENTIALS");
    }

    @Test
    void sendsNobodyHomeToAnotherSite() {
        Browser.begun(api, "https://clinic.example.org/signed-in").expect(400, "VALIDATION_FAILED");
        Browser.begun(api, "http://127.0.0.1:8080.example.org/signed-in").expect(400, "VALIDATION_FAILED");
    }

    private Browser through(Member there) {
        return Browser.through(api, there);
    }

    private Answer exchanged(String code) {
        return api.post(
                "/api/auth/oauth/token",
                Map.of("code", code, "code_verifier", Browser.VERIFIER, "redirect_uri", Browser.HOME));
    }
}
