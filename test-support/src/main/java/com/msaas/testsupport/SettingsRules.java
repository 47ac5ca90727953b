package com.msaas.testsupport;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.SettingsTable;
import com.msaas.platform.settings.MissingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// What a service says of its environment at its start, held to docs/settings.md. It is started as far as its settings,
/// once, and these are read from one environment after another.
///
/// ```java
/// @TestFactory
/// Stream<DynamicNode> environment() {
///     return SettingsRules.of(ClinicService.CRM, CrmApplication.class);
/// }
/// ```
public final class SettingsRules {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("CLINIC_[A-Z_]+");
    private static final Pattern SECRET = Pattern.compile(".*_(SECRETS?|PASSWORD|KEYS?)");
    private static final Pattern SECRET_PROPERTY =
            Pattern.compile("clinic\\..*(secrets?|password|keys?)(\\[\\d+])?", Pattern.CASE_INSENSITIVE);
    private static final String SHORT = "too-short";
    /// Says where services are: a gateway starts without, and is not ready.
    private static final String ADDRESSES = "SPRING_APPLICATION_JSON";
    /// What others gave may be as short as they like, or be left out.
    private static final Set<String> GIVEN_BY_OTHERS = Set.of("CLINIC_MAIL_PASSWORD", "CLINIC_GOOGLE_CLIENT_SECRET");

    private static final Set<String> GIVEN = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    private final Set<String> required;
    private final Set<String> secrets;
    private final Set<String> documented;
    private final List<String> ofNothing = new ArrayList<>();
    private final List<String> ofShortSecrets = new ArrayList<>();
    private final List<String> ofAll = new ArrayList<>();
    private final List<String> defaults = new ArrayList<>();

    private SettingsRules(ClinicService service) {
        SettingsTable table = SettingsTable.of(PROJECT);
        required = table.requiredBy(service).stream()
                .filter(variable -> !variable.equals(ADDRESSES))
                .collect(toSet());
        secrets = table.readBy(service).stream()
                .filter(SECRET.asMatchPredicate())
                .filter(variable -> !GIVEN_BY_OTHERS.contains(variable))
                .collect(toSet());
        documented = table.names();
    }

    /// The rules for a service.
    public static Stream<DynamicNode> of(ClinicService service, Class<?> application) {
        SettingsRules rules = new SettingsRules(service);
        rules.look(application);
        return Stream.of(
                DynamicTest.dynamicTest("names what is missing", rules::namesWhatIsMissing),
                DynamicTest.dynamicTest("takes no short secret and shows none", rules::takesNoShortSecret),
                DynamicTest.dynamicTest(
                        "gives no secret a default",
                        () -> assertThat(rules.defaults).isEmpty()),
                DynamicTest.dynamicTest(
                        "asks for nothing else", () -> assertThat(rules.ofAll).isEmpty()));
    }

    private void namesWhatIsMissing() {
        assertThat(ofNothing).allSatisfy(sentence -> assertThat(sentence).contains("not set"));
        assertThat(variables(ofNothing)).containsAll(required).isSubsetOf(documented);
    }

    private void takesNoShortSecret() {
        assertThat(ofShortSecrets)
                .allSatisfy(sentence ->
                        assertThat(sentence).contains("not usable as it is set").doesNotContain(SHORT));
        assertThat(variables(ofShortSecrets)).isEqualTo(secrets);
    }

    private static Set<String> variables(List<String> sentences) {
        return sentences.stream()
                .flatMap(sentence -> VARIABLE.matcher(sentence).results().map(found -> found.group()))
                .collect(toSet());
    }

    private void look(Class<?> application) {
        try {
            new SpringApplicationBuilder(application)
                    .contextFactory(type -> new UpToItsSettings())
                    .run()
                    .close();
        } catch (SpringApplication.AbandonedRunException e) {
            // looked, and not started
        }
    }

    /// Knows what there would be, and has made nothing of it yet.
    private final class UpToItsSettings extends AnnotationConfigServletWebServerApplicationContext {
        @Override
        protected void onRefresh() {
            readFromEachEnvironment(this);
            throw new SpringApplication.AbandonedRunException();
        }
    }

    private void readFromEachEnvironment(ConfigurableApplicationContext context) {
        Map<String, String> all = Stream.concat(
                        documented.stream().filter(one -> one.startsWith("CLINIC_MAIL_")), required.stream())
                .distinct()
                .collect(toMap(variable -> variable, SettingsRules::proper));
        Map<String, String> withShortSecrets = new HashMap<>(all);
        secrets.forEach(secret -> withShortSecrets.put(secret, SHORT));
        defaults.addAll(secretsIn(context));
        ofNothing.addAll(complaints(context, Map.of()));
        ofShortSecrets.addAll(complaints(context, withShortSecrets));
        ofAll.addAll(complaints(context, all));
    }

    private static String proper(String variable) {
        return switch (variable) {
            case "CLINIC_MAIL_PORT" -> "25";
            case "CLINIC_MAIL_TLS" -> "false";
            default -> "long enough for whatever is wanted of " + variable;
        };
    }

    /// Those that stand in the service's own files or in platform's.
    private static List<String> secretsIn(ConfigurableApplicationContext context) {
        return context.getEnvironment().getPropertySources().stream()
                .flatMap(source ->
                        source instanceof EnumerablePropertySource<?> known && !GIVEN.contains(source.getName())
                                ? Stream.of(known.getPropertyNames())
                                : Stream.empty())
                .filter(SECRET_PROPERTY.asMatchPredicate())
                .toList();
    }

    private static List<String> complaints(ConfigurableApplicationContext context, Map<String, String> given) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        context.getEnvironment()
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(given)));
        List<String> complaints = new ArrayList<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type != null
                    && type.getPackageName().startsWith("com.msaas.")
                    && type.isAnnotationPresent(ConfigurationProperties.class)) {
                String complaint = complaint(beans, name);
                if (complaint != null) {
                    complaints.add(complaint);
                }
            }
        }
        return complaints;
    }

    private static @Nullable String complaint(ConfigurableListableBeanFactory beans, String name) {
        try {
            beans.getBean(name);
            return null;
        } catch (BeansException refused) {
            FailureAnalysis sentence = new MissingSettings().analyze(refused);
            return sentence == null ? String.valueOf(refused.getMostSpecificCause()) : sentence.getDescription();
        }
    }
}
