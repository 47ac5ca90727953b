package com.msaas.platform.security;

import com.msaas.platform.api.ApiAutoConfiguration;
import com.msaas.platform.api.Problem;
import com.msaas.platform.api.ProblemWriter;
import com.msaas.platform.api.Problems;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.MongoAutoConfiguration;
import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.tenancy.PublicTenantResolver;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Closes every door of a service but the ones that are declared open.
@AutoConfiguration(
        after = {ApiAutoConfiguration.class, MongoAutoConfiguration.class},
        before = {ServletWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableConfigurationProperties(IdentitySettings.class)
public class ClinicSecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SigningKeyStore signingKeyStore(IdentitySettings settings, Database database, Clock clock) {
        return new MongoSigningKeyStore(database, settings.issuer(), clock);
    }

    @Bean
    SigningKeys signingKeys(IdentitySettings settings, SigningKeyStore store) {
        return new SigningKeys(KeySource.at(settings.keys()), store, System::nanoTime);
    }

    @Bean
    TokenVerifier tokenVerifier(
            IdentitySettings settings, SigningKeys keys, Clock clock, ObjectProvider<VoidTokens> voidTokens) {
        return new TokenVerifier(settings, keys, clock, voidTokens.stream().toList());
    }

    /// Under the name that the readiness group takes it by.
    @Bean("signingKeysHealthIndicator")
    HealthIndicator signingKeysHealth(SigningKeys keys) {
        return () -> (keys.areKnown() ? Health.up() : Health.down()).build();
    }

    /// Also stands in for Boot's own user store, which nobody here signs in to.
    @Bean
    AuthenticationManager tokenAuthentication(TokenVerifier verifier) {
        return request ->
                new TokenAuthentication(verifier.verify(((BearerTokenAuthenticationToken) request).getToken()));
    }

    @Bean
    SecurityFilterChain clinicSecurity(
            HttpSecurity http,
            AuthenticationManager tokens,
            ProblemWriter problems,
            ObjectProvider<PublicPaths> publicPaths,
            ObjectProvider<WithoutClinic> withoutClinic,
            ObjectProvider<PublicTenantResolver> resolvers) {
        Paths open = new Paths(publicPaths.stream()
                .flatMap(declared -> declared.paths().stream())
                .toList());
        Paths personal = new Paths(withoutClinic.stream()
                .flatMap(declared -> declared.paths().stream())
                .toList());
        Paths probes =
                new Paths(List.of("GET /actuator/health", "GET /actuator/health/**", "GET /actuator/prometheus"));
        AuthenticationEntryPoint unauthenticated = (request, response, why) -> {
            Problem problem = Problem.of(CommonRefusal.unauthenticated());
            problems.write(
                    response,
                    why instanceof BadToken
                            ? problem.with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                            : problem);
        };
        DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
        BearerTokenAuthenticationFilter bearer = new BearerTokenAuthenticationFilter(tokens);
        bearer.setBearerTokenResolver(
                request -> open.matches(request) || probes.matches(request) ? null : header.resolve(request));
        bearer.setAuthenticationEntryPoint(unauthenticated);
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(answers -> answers.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, why) ->
                                problems.write(response, CommonRefusal.forbidden("This is not permitted."))))
                .authorizeHttpRequests(
                        doors -> doors.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.INCLUDE)
                                .permitAll()
                                .requestMatchers(probes, open)
                                .permitAll()
                                .requestMatchers("/actuator", "/actuator/**")
                                .denyAll()
                                .requestMatchers("/operations", "/operations/**")
                                .hasAuthority(TokenAuthentication.OPERATOR)
                                .anyRequest()
                                .hasAuthority(TokenAuthentication.MEMBER))
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .addFilterAfter(
                        new ClinicFilter(problems, personal, new ClinicDoors(resolvers.stream())),
                        AuthorizationFilter.class)
                .build();
    }

    /// Paths that no honest client sends, such as `//` or `%2e%2e`.
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, why) -> problems.write(response, Problems.ofStatus(400));
    }

    @Bean
    EveryDoorIsInTheTable everyDoorIsInTheTable(
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            ObjectProvider<PublicPaths> publicPaths,
            ObjectProvider<WithoutClinic> withoutClinic) {
        return new EveryDoorIsInTheTable(
                mappings.stream().toList(),
                publicPaths.stream().toList(),
                withoutClinic.stream().toList());
    }

    @Bean
    WebMvcConfigurer rolesOfControllers() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PermissionInterceptor());
            }
        };
    }
}
