package com.msaas.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceImageTest {

    @Test
    void isNamedByTheContentOfItsJar(@TempDir Path dir) throws IOException {
        Path one = Files.writeString(dir.resolve("one.jar"), "content");
        Path same = Files.writeString(dir.resolve("same.jar"), "content");
        Path other = Files.writeString(dir.resolve("other.jar"), "contenu");

        assertThat(ServiceImage.contentHash(one)).isEqualTo(ServiceImage.contentHash(same));
        assertThat(ServiceImage.contentHash(one)).isNotEqualTo(ServiceImage.contentHash(other));
    }
}
