package com.msaas.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.msaas.platform.inbox.NewestCopy;
import com.msaas.platform.mongo.CrossTenantCollection;
import com.msaas.platform.mongo.Database;
import com.msaas.platform.mongo.TenantCollection;
import com.msaas.platform.tenancy.TenantGuard;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

/// How the code of a module is held together, as rules that the build checks.
///
/// ```java
/// @TestFactory
/// Stream<DynamicNode> architecture() {
///     return ArchitectureRules.of("com.msaas.scheduling");
/// }
/// ```
public final class ArchitectureRules {
    static final String CONTRACTS = "com.msaas.contracts..";
    static final String PLATFORM = "com.msaas.platform..";
    static final String PLATFORM_MONGO = "com.msaas.platform.mongo..";
    static final String PLATFORM_JOBS = "com.msaas.platform.jobs..";
    static final String ALL_OF_OURS = "com.msaas..";

    /// What Spring writes when a service is packaged lies beside our classes until the next clean build.
    private static final Pattern GENERATED = Pattern.compile(".*/[^/]*(__|\\$\\$)[^/]*\\.class");

    /// Who may hold a collection that crosses tenants, and why it does.
    static final Set<String> MAY_CROSS_TENANTS = Set.of(
            // what the relay sends for all clinics alike, and how far it has come
            "com.msaas.platform.outbox.Outbox",
            "com.msaas.platform.outbox.RelayState",
            "com.msaas.platform.outbox.ParkedTenants",
            // what the listeners have done of all clinics' events
            "com.msaas.platform.inbox.Marks",
            "com.msaas.platform.inbox.DoneEvents",
            "com.msaas.platform.inbox.DeadLetters",
            "com.msaas.platform.rebuild.ProjectionStates",
            // what is due, whoever it is for
            "com.msaas.platform.jobs.Jobs",
            // answers to those who are in no clinic yet
            "com.msaas.platform.idempotency.KeptAnswers",
            // Keycloak's public keys
            "com.msaas.platform.security.MongoSigningKeyStore",
            // a browser's session is one for all clinics of its user
            "com.msaas.gateway.session.StoredSessions",
            // an address registers before there is a clinic
            "com.msaas.auth.registration.Registrations",
            // a person may belong to several clinics
            "com.msaas.auth.account.StoredAccounts",
            // a token carries all of a user's clinics
            "com.msaas.auth.membership.StoredMemberships",
            // a person has one second factor for all clinics
            "com.msaas.auth.twofactor.StoredTwoFactors",
            // whoever comes by a link is in no clinic yet
            "com.msaas.auth.invitation.StoredInvitations",
            "com.msaas.auth.link.StoredLinks",
            // tries are counted before anybody has signed in
            "com.msaas.auth.limits.StoredTries",
            // a slug finds its clinic
            "com.msaas.tenant.clinic.Slugs",
            // an owner's address finds his clinic, for operators, who are in none
            "com.msaas.billing.copies.OwnerIndex",
            // what Stripe tells, and the customer that it tells it of, find their clinic
            "com.msaas.billing.stripe.CustomerIndex",
            "com.msaas.billing.webhook.StripeEvents",
            // all clinics are told when the plans themselves change
            "com.msaas.billing.subscription.AnnouncedPlans",
            "com.msaas.comms.copies.SlugCopy");

    /// How such a collection is made.
    private static final Set<String> CROSSING_TENANTS =
            Set.of("crossTenantCollection", "crossTenantProjectionCollection");

    /// Who may do work on tenant collections that crosses tenants.
    static final Set<String> MAY_CROSS_THE_GUARD = Set.of("com.msaas.platform.rebuild.Checksum");

    /// Who may hold the driver's own collections outside of platform's package for MongoDB.
    static final Set<String> MAY_USE_THE_DRIVER = Set.of(
            "com.msaas.platform.outbox.OutboxAutoConfiguration",
            "com.msaas.platform.outbox.ParkedTenants",
            "com.msaas.platform.outbox.Relay",
            "com.msaas.platform.outbox.RelaySession",
            "com.msaas.platform.outbox.RelayState",
            "com.msaas.platform.inbox.Marks",
            "com.msaas.platform.inbox.DoneEvents",
            "com.msaas.platform.inbox.DeadLetters",
            "com.msaas.platform.rebuild.Checksum",
            "com.msaas.platform.rebuild.ProjectionStates",
            "com.msaas.platform.jobs.Jobs",
            "com.msaas.platform.idempotency.KeptAnswers",
            "com.msaas.platform.security.MongoSigningKeyStore",
            "com.msaas.gateway.session.StoredSessions",
            "com.msaas.auth.registration.Registrations",
            "com.msaas.auth.account.StoredAccounts",
            "com.msaas.auth.membership.StoredMemberships",
            "com.msaas.auth.invitation.StoredInvitations",
            "com.msaas.auth.twofactor.StoredTwoFactors",
            "com.msaas.auth.link.StoredLinks",
            "com.msaas.auth.limits.StoredTries",
            "com.msaas.tenant.clinic.Slugs",
            "com.msaas.billing.copies.OwnerIndex",
            "com.msaas.billing.stripe.CustomerIndex",
            "com.msaas.billing.webhook.StripeEvents",
            "com.msaas.billing.subscription.AnnouncedPlans",
            "com.msaas.comms.copies.SlugCopy");

    private ArchitectureRules() {}

    /// A test for each rule, over the main classes of this package and those below.
    public static Stream<DynamicNode> of(String base) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.matches(GENERATED))
                .importPackages(base);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there are no classes in " + base);
        }
        return rules(base).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> rule.getValue().allowEmptyShould(true).check(classes)));
    }

    static Map<String, ArchRule> rules(String base) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("nobody points back", pointsForward(base));
        rules.put("features go round in no circle", noCircles(base));
        rules.put("nothing points at publishing", publishingIsLast(base));
        rules.put("domain knows neither Spring nor MongoDB", pureDomain(base));
        rules.put("only repositories speak to MongoDB", mongoInRepositories(base));
        rules.put("repositories and controllers stay behind the door", hiddenClasses());
        rules.put("time comes from a clock", timeFromClock());
        rules.put("the driver's collections stay in platform", driverIsHidden());
        rules.put("crossing tenants is a closed list", crossingIsListed());
        rules.put("passing the guard is a closed list", passingTheGuardIsListed());
        rules.put("nothing is injected into fields", noFieldInjection());
        rules.put("no name says nothing", namesSaySomething());
        return rules;
    }

    /// Feature → platform → contracts, and no service knows another.
    static ArchRule pointsForward(String base) {
        DescribedPredicate<JavaClass> foreign = switch (base) {
            case "com.msaas.contracts" -> ours().and(not(CONTRACTS));
            case "com.msaas.platform" -> ours().and(not(CONTRACTS)).and(not(PLATFORM));
            default -> ours().and(not(CONTRACTS)).and(not(PLATFORM)).and(not(base + ".."));
        };
        return noClasses()
                .should()
                .dependOnClassesThat(foreign)
                .as("no class may depend on another service, nor against the direction feature → platform → contracts");
    }

    /// Two features that need each other are one, or lack a third.
    static ArchRule noCircles(String base) {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    /// What the world is told is decided last.
    static ArchRule publishingIsLast(String base) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".publishing..")
                .and()
                .areNotAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                .should()
                .dependOnClassesThat(are(resideInAPackage(base + ".publishing..")))
                .as("no class may depend on what publishes; features hand their events on through an interface");
    }

    /// A class of a feature is domain unless it is a bean, a repository, settings, or part of one of these.
    static ArchRule pureDomain(String base) {
        return noClasses()
                .that(areInFeaturesOf(base).and(areDomain()))
                .should()
                .dependOnClassesThat(resideInAnyOf("org.springframework..", "com.mongodb..", "org.bson.."))
                .as("domain classes may know neither Spring nor MongoDB");
    }

    /// A job's payload is a document, so who makes or does jobs may hold one.
    static ArchRule mongoInRepositories(String base) {
        return noClasses()
                .that(areInFeaturesOf(base)
                        .and(areRepositories().negate())
                        .and(useJobs().negate()))
                .should()
                .dependOnClassesThat(resideInAnyOf("com.mongodb..", "org.bson.."))
                .as("only a class that holds a collection may speak to MongoDB");
    }

    /// Also the closed door of a feature: what is package-private cannot be used from outside.
    static ArchRule hiddenClasses() {
        return noClasses()
                .that(areRepositories()
                        .and(describe("are ours", one -> !one.getPackageName().startsWith("com.msaas.platform")))
                        .or(describe("are controllers", one -> one.isMetaAnnotatedWith(Controller.class))))
                .should()
                .bePublic()
                .as("repositories, listeners and controllers may not be public");
    }

    static ArchRule timeFromClock() {
        return noClasses()
                .that(areNotAmong(Set.of("com.msaas.platform.PlatformAutoConfiguration")))
                .should()
                .callMethodWhere(describe("asks the system for the time", ArchitectureRules::asksTheSystem))
                .orShould()
                .callConstructor(Date.class)
                .as("time comes from a java.time.Clock that is handed in");
    }

    static ArchRule driverIsHidden() {
        return noClasses()
                .that(areNotAmong(MAY_USE_THE_DRIVER))
                .and()
                .resideOutsideOfPackage(PLATFORM_MONGO)
                .should()
                .dependOnClassesThat(describe(
                        "are the driver's collection or database",
                        one -> one.isEquivalentTo(MongoCollection.class) || one.isEquivalentTo(MongoDatabase.class)))
                .as("only a closed list may hold the driver's own collections");
    }

    static ArchRule crossingIsListed() {
        return noClasses()
                .that(areNotAmong(MAY_CROSS_TENANTS))
                .should()
                .callMethodWhere(describe(
                        "makes a collection that crosses tenants",
                        call -> call.getTargetOwner().isEquivalentTo(Database.class)
                                && CROSSING_TENANTS.contains(call.getName())))
                .as("only a closed list may hold a collection that crosses tenants");
    }

    static ArchRule passingTheGuardIsListed() {
        return noClasses()
                .that(areNotAmong(MAY_CROSS_THE_GUARD))
                .should()
                .callMethodWhere(describe(
                        "passes the tenant guard",
                        call -> call.getTargetOwner().isEquivalentTo(TenantGuard.class)
                                && call.getName().equals("crossing")))
                .as("only a closed list may pass the tenant guard");
    }

    static ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .as("what a class needs it takes by its constructor");
    }

    static ArchRule namesSaySomething() {
        return classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
                .as("a name tells what a class is for");
    }

    private static boolean asksTheSystem(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return switch (call.getName()) {
            case "now" ->
                owner.startsWith("java.time.")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(one -> one.isEquivalentTo(Clock.class));
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds" ->
                owner.equals("java.time.Clock");
            default -> false;
        };
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(ALL_OF_OURS);
    }

    private static DescribedPredicate<JavaClass> not(String packages) {
        return DescribedPredicate.not(resideInAPackage(packages));
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> areInFeaturesOf(String base) {
        return resideInAPackage(base + ".(*)..");
    }

    private static DescribedPredicate<JavaClass> areNotAmong(Set<String> names) {
        return describe(
                "are not in the closed list",
                one -> !names.contains(outermost(one).getName()));
    }

    private static DescribedPredicate<JavaClass> areRepositories() {
        return describe(
                "are repositories",
                one -> holds(outermost(one), TenantCollection.class)
                        || holds(outermost(one), CrossTenantCollection.class)
                        || outermost(one).isAssignableTo(NewestCopy.class));
    }

    private static DescribedPredicate<JavaClass> useJobs() {
        return describe(
                "use jobs",
                one -> one.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> resideInAPackage(PLATFORM_JOBS).test(to.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> areDomain() {
        return describe("are domain", one -> {
            JavaClass whole = outermost(one);
            return !areRepositories().test(whole)
                    && !whole.isMetaAnnotatedWith(Component.class)
                    && !whole.isMetaAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                    && !whole.getSimpleName().equals("package-info");
        });
    }

    private static boolean holds(JavaClass holder, Class<?> collection) {
        return holder.getDirectDependenciesFromSelf().stream()
                .anyMatch(to -> to.getTargetClass().isEquivalentTo(collection));
    }

    private static JavaClass outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureRules::outermost).orElse(one);
    }
}
