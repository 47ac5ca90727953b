package com.msaas.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureRulesTest {
    private static final String BAD = "com.msaas.badclinic";
    private static final Map<String, List<String>> OFFENDERS = Map.ofEntries(
            Map.entry("nobody points back", List.of("KnowsAnotherService")),
            Map.entry("features go round in no circle", List.of("KnowsTheWard", "KnowsTheSurgery")),
            Map.entry("nothing points at publishing", List.of("KnowsPublishing")),
            Map.entry("domain knows neither Spring nor MongoDB", List.of("KnowsSpring")),
            Map.entry("only repositories speak to MongoDB", List.of("SpeaksToMongo")),
            Map.entry(
                    "repositories and controllers stay behind the door",
                    List.of("PublicRepository", "PublicController")),
            Map.entry("time comes from a clock", List.of("AsksTheSystemForTheTime")),
            Map.entry("the driver's collections stay in platform", List.of("HoldsTheDriver")),
            Map.entry("crossing tenants is a closed list", List.of("CrossesTenants")),
            Map.entry("passing the guard is a closed list", List.of("PassesTheGuard")),
            Map.entry("nothing is injected into fields", List.of("InjectedIntoItsField")),
            Map.entry("no name says nothing", List.of("MedicineHelper")));

    private final JavaClasses bad = new ClassFileImporter().importPackages(BAD);
    private final Map<String, ArchRule> rules = ArchitectureRules.rules(BAD);

    @Test
    void haveABadClassEach() {
        assertThat(new TreeSet<>(rules.keySet())).isEqualTo(new TreeSet<>(OFFENDERS.keySet()));
    }

    @TestFactory
    Stream<DynamicNode> rejectTheBadClass() {
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    String report = String.join(
                            "\n",
                            rule.getValue().evaluate(bad).getFailureReport().getDetails());
                    assertThat(OFFENDERS.getOrDefault(rule.getKey(), List.of()))
                            .isNotEmpty()
                            .allSatisfy(offender -> assertThat(report).contains(offender));
                }));
    }

    @Test
    void rejectEachWayToAskForTheTime() {
        List<String> found = rules.get("time comes from a clock")
                .evaluate(bad)
                .getFailureReport()
                .getDetails();

        assertThat(found).hasSize(4);
    }

    @Test
    void doNotPassForWantOfClasses() {
        assertThatThrownBy(() -> ArchitectureRules.of("com.msaas.misspelt"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
