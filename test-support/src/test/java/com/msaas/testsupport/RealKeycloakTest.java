package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.testsupport.Identity.Flaw;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class RealKeycloakTest {
    private final RealKeycloak keycloak = RealKeycloak.shared();
    private final TestClinics clinics = new TestClinics(keycloak);
    private final Clinic clinic = clinics.zambet();

    @Test
    void signsInRealPeopleWithTheirMemberships() {
        Jwt token = decoder().decode(keycloak.token(clinic.owner()));

        assertThat(token.getSubject()).isEqualTo(clinic.owner().id().toString());
        assertThat(token.getClaimAsStringList("memberships")).containsExactly(clinic.id() + ":owner");
    }

    @Test
    void signsInOnceForManyCalls() {
        assertThat(keycloak.token(clinic.staff())).isEqualTo(keycloak.token(clinic.staff()));
    }

    @Test
    void movesSomebodyToAnotherClinicFromHisNextTokenOn() {
        Person person = clinics.stranger();
        assertThat(decoder().decode(keycloak.token(person)).hasClaim("memberships"))
                .isFalse();

        Person member = keycloak.assign(person, List.of(new Membership(clinic.id(), Role.VIEWER)));

        assertThat(member.id()).isEqualTo(person.id());
        assertThat(decoder().decode(keycloak.token(member)).getClaimAsStringList("memberships"))
                .containsExactly(clinic.id() + ":viewer");
    }

    @Test
    void knowsThoseWhoRunTheSystem() {
        Jwt token = decoder().decode(keycloak.operatorToken());

        assertThat(token.getClaimAsMap("realm_access").get("roles")).asList().contains("operator");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void makesNoBadTokenThatIsTaken(Flaw flaw) {
        String token = keycloak.badToken(clinic.owner(), flaw);

        assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    private NimbusJwtDecoder decoder() {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(keycloak.issuer()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(keycloak.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains("clinic-api"))));
        return decoder;
    }
}
