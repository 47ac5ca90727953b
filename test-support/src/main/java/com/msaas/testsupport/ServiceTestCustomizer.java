package com.msaas.testsupport;

import com.msaas.localstack.RealServers;
import com.msaas.localstack.Secrets;
import com.msaas.platform.rebuild.Rebuilds;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/// Gives a service under test its surroundings. Two test classes with equal customizers share one context.
record ServiceTestCustomizer(Identity.Kind kind) implements ContextCustomizer {
    private static final String OF_THE_TEST = "Inlined Test Properties";
    private static final String OF_THE_RUN = "Dynamic Test Properties";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        String service = context.getEnvironment().getProperty("spring.application.name", "service");
        String database = RealParts.unusedName(service);
        TestClock clock = new TestClock();
        Identity identity = switch (kind) {
            case FORGE -> TokenForge.by(clock);
            case KEYCLOAK -> RealKeycloak.shared();
        };

        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        PartsOnDemand parts = new PartsOnDemand(settings(database, identity));
        if (sources.contains(OF_THE_TEST)) {
            sources.addAfter(OF_THE_TEST, parts);
        } else if (sources.contains(OF_THE_RUN)) {
            sources.addAfter(OF_THE_RUN, parts);
        } else {
            sources.addFirst(parts);
        }

        BeanDefinitionCustomizer first = definition -> definition.setPrimary(true);
        beans.registerBean("testDatabase", TestDatabase.class, () -> new TestDatabase(database));
        beans.registerBean("testClock", TestClock.class, () -> clock, first);
        beans.registerBean("identity", Identity.class, () -> identity);
        beans.registerBean("testClinics", TestClinics.class, () -> new TestClinics(identity));
        beans.registerBean(
                "apiClient", ApiClient.class, () -> ApiClient.toService(() -> address(context), identity), first);
        beans.registerBean("events", Events.class, Events::new);
        beans.registerBean(
                "plans",
                Plans.class,
                () -> new Plans(context.getBean(Events.class), RealParts.database(database)),
                definition -> definition.setLazyInit(true));
        beans.registerBean("guardReports", GuardReports.class, GuardReports::new);
        beans.registerBean(
                "projections",
                Projections.class,
                () -> new Projections(context.getBean(Rebuilds.class)),
                definition -> definition.setLazyInit(true));
        beans.registerBean(
                "httpDoorChecks",
                HttpDoorChecks.class,
                () -> new HttpDoorChecks(context, identity, RealParts.database(database)));
    }

    private static URI address(ConfigurableApplicationContext context) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    private static Map<String, Supplier<Object>> settings(String database, Identity identity) {
        Map<String, Supplier<Object>> settings = new LinkedHashMap<>();
        settings.put("server.address", () -> "127.0.0.1");
        settings.put("clinic.mongodb.uri", RealServers::mongodbUri);
        settings.put("clinic.mongodb.database", () -> database);
        settings.put("clinic.kafka.bootstrap-servers", RealParts::kafka);
        settings.put("clinic.identity.issuer", identity::issuer);
        settings.put("clinic.identity.admin-client-secret", () -> RealServers.secret(Secrets.ADMIN_CLIENT));
        settings.put("clinic.identity.login-client-secret", () -> RealServers.secret(Secrets.LOGIN_CLIENT));
        settings.put(
                "clinic.identity.password-check-client-secret",
                () -> RealServers.secret(Secrets.PASSWORD_CHECK_CLIENT));
        settings.put("clinic.tenant.audit-key", () -> "signed in tests only, by thirty-two letters and more");
        settings.put("clinic.tenant.sealing-secret", () -> "sealed in tests only, by thirty-two letters and more");
        settings.put("clinic.tenant.sealing-earlier-secrets", () -> "sealed in tests before that by as many letters");
        settings.put("clinic.tenant.integrations.twilio-url", VendorStandIn::url);
        settings.put("clinic.tenant.integrations.openai-url", VendorStandIn::url);
        settings.put("clinic.crm.sealing-secret", () -> "sealed in tests only, by thirty-two letters and more");
        settings.put("clinic.billing.stripe.api-key", () -> "sk_test_0123456789abcdef");
        settings.put("clinic.billing.stripe.webhook-secret", () -> "whsec_of_the_tests");
        settings.put("clinic.billing.stripe.api-base", RealServers::stripeUrl);
        settings.put("CLINIC_BILLING_STRIPE_PRICE_STARTER", () -> "price_local_starter");
        settings.put("CLINIC_BILLING_STRIPE_PRICE_PRO", () -> "price_local_pro");
        settings.put("clinic.redis.url", RealServers::redisUrl);
        settings.put("clinic.mail.host", () -> "127.0.0.1");
        settings.put("clinic.mail.port", RealServers::smtpPort);
        settings.put("clinic.public-url", () -> "http://127.0.0.1:8080");
        settings.put("clinic.relay.lease", () -> "2s");
        settings.put("clinic.jobs.poll", () -> "100ms");
        return settings;
    }

    /// Starts a server only when the service asks where it is.
    private static final class PartsOnDemand extends EnumerablePropertySource<Map<String, Supplier<Object>>> {
        PartsOnDemand(Map<String, Supplier<Object>> settings) {
            super("real parts", settings);
        }

        @Override
        public String[] getPropertyNames() {
            return source.keySet().toArray(String[]::new);
        }

        @Override
        public boolean containsProperty(String name) {
            return source.containsKey(name);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            Supplier<Object> setting = source.get(name);
            return setting == null ? null : setting.get();
        }
    }

    /// Goes when the service that used it has stopped.
    record TestDatabase(String name) implements DisposableBean {
        @Override
        public void destroy() {
            // a server that this JVM started for itself goes as a whole, and perhaps it is gone by now
            if (System.getenv("CLINIC_TEST_MONGODB_URI") != null) {
                RealParts.database(name).drop();
            }
        }
    }
}
