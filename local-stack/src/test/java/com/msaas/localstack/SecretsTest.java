package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void areGeneratedOnceAndReadByTheirOwnerOnly(@TempDir Path dir) throws IOException {
        Path home = dir.resolve("secrets");

        String first = new Secrets(home).value("A_SECRET");

        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new Secrets(home).value("A_SECRET")).isEqualTo(first);
        assertThat(new Secrets(home).value("ANOTHER")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("A_SECRET"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }
}
