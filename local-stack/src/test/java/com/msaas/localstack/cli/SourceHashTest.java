package com.msaas.localstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceHashTest {

    @TempDir
    private Path root;

    @BeforeEach
    void twoModulesOnASharedOne() throws IOException {
        write("pom.xml", "<project/>");
        write("platform/pom.xml", "<project/>");
        write("platform/src/main/java/P.java", "class P {}");
        write("test-support/pom.xml", "<project/>");
        write("test-support/src/main/java/T.java", "class T {}");
        for (String service : new String[] {"crm-service", "auth-service"}) {
            write(service + "/pom.xml", dependency("platform", "") + dependency("test-support", "<scope>test</scope>"));
            write(service + "/src/main/java/S.java", "class S {}");
            write(service + "/src/test/java/ST.java", "class ST {}");
        }
    }

    private static String dependency(String module, String scope) {
        return """
            <dependency>
              <groupId>com.msaas</groupId>
              <artifactId>%s</artifactId>
              %s
            </dependency>
            """.formatted(module, scope);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String hash(String module) {
        return new SourceHash(root).of(module);
    }

    @Test
    void changesWithTheModulesOwnSourcesOnly() throws IOException {
        String crm = hash("crm-service");
        String auth = hash("auth-service");

        write("crm-service/src/main/java/S.java", "class S { int x; }");

        assertThat(hash("crm-service")).isNotEqualTo(crm);
        assertThat(hash("auth-service")).isEqualTo(auth);
    }

    @Test
    void changesWithWhatTheModuleIsBuiltUpon() throws IOException {
        String before = hash("crm-service");

        write("platform/src/main/java/P.java", "class P { int x; }");

        assertThat(hash("crm-service")).isNotEqualTo(before);
    }

    @Test
    void noticesARenamedFileAndBytesThatMoveFromOneToTheNext() throws IOException {
        write("crm-service/src/main/java/A.java", "ab");
        write("crm-service/src/main/java/B.java", "c");
        String before = hash("crm-service");

        write("crm-service/src/main/java/A.java", "a");
        write("crm-service/src/main/java/B.java", "bc");

        assertThat(hash("crm-service")).isNotEqualTo(before);
    }

    @Test
    void doesNotCareForTestsOrTimes() throws IOException {
        String before = hash("crm-service");

        write("crm-service/src/test/java/ST.java", "class ST { int x; }");
        write("test-support/src/main/java/T.java", "class T { int x; }");
        Files.setLastModifiedTime(root.resolve("crm-service/src/main/java/S.java"), FileTime.fromMillis(0));

        assertThat(hash("crm-service")).isEqualTo(before);
    }
}
