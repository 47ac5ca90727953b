package com.msaas.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the words for critical actions to the sources of all services, where actions get their names.
class CriticalActionsTest {
    private static final Path PROJECT = Path.of("..");
    private static final String CRITICAL = ".critical()";
    private static final List<String> BEGINNINGS = List.of(";", "{", "}", "->");
    private static final Pattern ACTION = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+)\"");
    private static final String WORDS = "action.";

    @Test
    void areNamedInFullWhereTheyAreMadeCritical() {
        assertThat(statements())
                .isNotEmpty()
                .as("a statement that makes a line critical has the whole name of the action in it")
                .allMatch(statement -> !actions(statement).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void haveWordsInEveryLanguage(Language language) throws IOException {
        Set<String> made = statements().stream()
                .flatMap(statement -> actions(statement).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(made).contains("client.deleted", "team.role_changed", "api_key.run_out", "appointment.deleted");
        assertThat(worded(language)).isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource
    void areCalledAsInTheLogWhereThereAreNoWords(Language language) {
        Vocabulary vocabulary = new Vocabulary();

        assertThat(vocabulary.action(language, "client.deleted")).doesNotContain("client.deleted");
        assertThat(vocabulary.action(language, "client.merged")).endsWith(" (client.merged)");
    }

    private static Set<String> worded(Language language) throws IOException {
        Properties words = new Properties();
        try (Reader file = Vocabulary.open(language.tag() + ".properties")) {
            words.load(file);
        }
        return words.stringPropertyNames().stream()
                .filter(name -> name.startsWith(WORDS))
                .map(name -> name.substring(WORDS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The statements, or branches of one, that make a line critical.
    private static List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (Path source : sources()) {
            String text = read(source);
            for (int at = text.indexOf(CRITICAL); at >= 0; at = text.indexOf(CRITICAL, at + 1)) {
                String before = text.substring(0, at);
                int beginning =
                        BEGINNINGS.stream().mapToInt(before::lastIndexOf).max().orElseThrow();
                statements.add(source + ": " + before.substring(beginning + 1));
            }
        }
        return statements;
    }

    private static Set<String> actions(String statement) {
        return ACTION.matcher(statement)
                .results()
                .map(action -> action.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.find(
                PROJECT, 20, (file, is) -> is.isRegularFile() && file.toString().endsWith(".java"))) {
            return files.filter(file -> file.toString().contains("/src/main/java/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
