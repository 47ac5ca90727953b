package com.msaas.localstack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells by content whether what a module is built from has changed: its poms and main sources and those of
/// the modules that it is built upon. Times of files do not count, a fresh checkout has them all new.
final class SourceHash {

    private static final Pattern OWN_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>com\\.msaas</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private final Path root;

    SourceHash(Path root) {
        this.root = root;
    }

    /// The hash of all that the module is made from.
    String of(String module) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, root.resolve("pom.xml"));
            for (String needed : upstream(module)) {
                add(digest, root.resolve(needed).resolve("pom.xml"));
                addTree(digest, root.resolve(needed).resolve("src/main"));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> upstream(String module) throws IOException {
        Set<String> found = new TreeSet<>();
        collect(module, found);
        return found;
    }

    private void collect(String module, Set<String> found) throws IOException {
        Path pom = root.resolve(module).resolve("pom.xml");
        if (!Files.exists(pom) || !found.add(module)) {
            return;
        }
        Matcher matcher = OWN_DEPENDENCY.matcher(Files.readString(pom));
        while (matcher.find()) {
            if (!matcher.group(2).contains("<scope>test</scope>")) {
                collect(matcher.group(1), found);
            }
        }
    }

    private void addTree(MessageDigest digest, Path tree) throws IOException {
        if (!Files.isDirectory(tree)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(tree)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            add(digest, file);
        }
    }

    // Lengths go in too, so that bytes cannot move from one file to the next unnoticed.
    private void add(MessageDigest digest, Path file) throws IOException {
        byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
        byte[] content = Files.readAllBytes(file);
        digest.update(ByteBuffer.allocate(8)
                .putInt(name.length)
                .putInt(content.length)
                .flip());
        digest.update(name);
        digest.update(content);
    }
}
