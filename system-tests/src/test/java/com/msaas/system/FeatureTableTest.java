package com.msaas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds docs/features.md to its word: what it says works, or partly works, has a test that ran in this build
/// and passed.
class FeatureTableTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]{3,4}-\\d+) \\| (.*) \\| (\\w+) \\| (.*) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

    @Test
    void everyRequirementHasOneRowWithAKnownState() throws IOException {
        List<String> ids = rows().stream().map(Row::id).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(90);
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isIn("works", "partly", "missing"));
    }

    @Test
    void whatIsSaidToWorkHasATestThatRanAndPassed() throws IOException {
        Set<String> passed = passedTests();
        // a build of this module alone has no other module's reports to look at
        assertThat(passed).as("run the whole build: mvn verify at the root").isNotEmpty();
        List<String> unproven = new ArrayList<>();
        for (Row row : rows()) {
            if (row.state().equals("missing")) {
                continue;
            }
            if (row.tests().isEmpty() || !passed.containsAll(row.tests())) {
                unproven.add(row.id() + " names " + row.tests());
            }
        }

        assertThat(unproven).as("rows without a test that ran in this build").isEmpty();
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/features.md"))) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Row(row.group(1), row.group(3), tests(row.group(4))))
                    .toList();
        }
    }

    private static Set<String> tests(String cell) {
        return TEST.matcher(cell)
                .results()
                .map(test -> test.group(2) == null ? test.group(1) : test.group(1) + "#" + test.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Classes and methods whose reports lie in the modules' build folders, without a failure, an error or a
    /// skip.
    private static Set<String> passedTests() throws IOException {
        Set<String> passed = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path reports = module.resolve("target/surefire-reports");
                if (Files.isDirectory(reports)) {
                    addPassed(reports, passed);
                }
            }
        }
        return passed;
    }

    private static void addPassed(Path reports, Set<String> passed) throws IOException {
        Pattern method = Pattern.compile(
                "<testcase name=\"(\\w+)[^\"]*\" classname=\"[\\w.$]*?(\\w+)(?:\\$\\w+)*\"[^>]*?(/>|>)([\\s\\S]{0,40})");
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                Set<String> broken = new TreeSet<>();
                Set<String> good = new TreeSet<>();
                method.matcher(Files.readString(file)).results().forEach(test -> {
                    boolean ended = test.group(3).equals("/>");
                    boolean failed = !ended && test.group(4).matches("(?s)\\s*<(failure|error|skipped)[\\s\\S]*");
                    String name = test.group(2) + "#" + test.group(1);
                    (failed ? broken : good).add(name);
                });
                good.removeAll(broken);
                good.forEach(name -> {
                    passed.add(name);
                    passed.add(name.substring(0, name.indexOf('#')));
                });
                broken.forEach(name -> passed.remove(name.substring(0, name.indexOf('#'))));
            }
        }
    }

    private record Row(String id, String state, Set<String> tests) {}
}
