package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.msaas.platform.id.Ids;
import com.msaas.platform.security.Membership;
import com.msaas.platform.security.Role;
import com.msaas.platform.tenancy.TenantId;
import com.msaas.testsupport.Identity.Flaw;
import java.time.Duration;
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

/// The forge's tokens are judged here by Spring Security's own decoder, which finds the keys as a service
/// would.
class TokenForgeTest {
    private final TestClock clock = new TestClock();
    private final TokenForge forge = TokenForge.by(clock);
    private final TenantId clinic = new TenantId(Ids.next());
    private final Person person =
            forge.person("Andrei Ionescu", "andrei@clinic.test", List.of(new Membership(clinic, Role.OWNER)));

    @Test
    void makesTokensThatAServiceTakes() {
        Jwt token = decoder().decode(forge.token(person));

        assertThat(token.getSubject()).isEqualTo(person.id().toString());
        assertThat(token.getClaimAsStringList("memberships")).containsExactly(clinic + ":owner");
        assertThat(token.getAudience()).containsExactly("clinic-api");
    }

    @Test
    void saysNothingOfMembershipsWhereThereAreNone() {
        Person stranger = forge.person("Ion Străinu", "ion@clinic.test", List.of());

        assertThat(decoder().decode(forge.token(stranger)).hasClaim("memberships"))
                .isFalse();
    }

    @Test
    void goesByItsClock() {
        clock.advance(Duration.ofDays(-2));
        String token = forge.token(person);

        assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void makesNoBadTokenThatIsTaken(Flaw flaw) {
        String token = forge.badToken(person, flaw);

        assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void cannotPretendToBeAnother() {
        String token = TokenForge.impostor(forge.issuer()).token(person);

        assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
    }

    private NimbusJwtDecoder decoder() {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withIssuerLocation(forge.issuer()).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(forge.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains("clinic-api"))));
        return decoder;
    }
}
