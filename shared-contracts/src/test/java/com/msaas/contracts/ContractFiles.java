package com.msaas.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;

/// Where the contracts lie as files, and how those that are generated come to be.
///
/// `-Dcontracts.write=true` on a test run writes schemas, the event table and the AsyncAPI document anew;
/// `-Dcontracts.release=VERSION` freezes what is there as a release.
final class ContractFiles {

    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path SAMPLES = Path.of("src/main/resources/samples");
    static final Path RELEASED = Path.of("released");
    static final Path EVENT_TABLE = Path.of("../docs/events.md");
    static final Path ASYNC_API = Path.of("../docs/asyncapi.json");
    private static final String SUMS = "SHA256SUMS";

    private ContractFiles() {}

    /// What the generator makes of the records of today, by the file it belongs into.
    static Map<Path, String> generated() {
        Map<Path, String> files = new TreeMap<>();
        for (EventContract<?> contract : Contracts.all()) {
            files.put(SCHEMAS.resolve(contract.type() + ".json"), pretty(SchemaGenerator.schemaOf(contract)));
        }
        files.put(EVENT_TABLE, EventTable.markdown());
        files.put(ASYNC_API, pretty(AsyncApi.document()));
        return files;
    }

    static void write(Map<Path, String> files) {
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Every release so far: topics keep all that was ever told, so each of them counts, not only the last.
    static List<Path> releases() {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<Path> jsonIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String typeOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".json".length());
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JsonNode json(Path file) {
        return ContractJson.mapper().readTree(text(file));
    }

    static byte[] bytes(Path file) {
        return text(file).getBytes(UTF_8);
    }

    /// As the release recorded them when it was made.
    static List<String> recordedSums(Path release) {
        return text(release.resolve(SUMS)).lines().toList();
    }

    /// As the files are now.
    static List<String> sums(Path release) {
        List<String> lines = new ArrayList<>();
        for (String folder : List.of("samples", "schemas")) {
            for (Path file : jsonIn(release.resolve(folder))) {
                lines.add(sha256(bytes(file)) + "  " + folder + "/" + file.getFileName());
            }
        }
        return lines;
    }

    static void release(String version) {
        Path release = RELEASED.resolve(version);
        if (Files.exists(release)) {
            throw new IllegalStateException(release + " is released and is never written again");
        }
        Map<Path, String> frozen = new TreeMap<>();
        jsonIn(SCHEMAS).forEach(file -> frozen.put(release.resolve("schemas").resolve(file.getFileName()), text(file)));
        jsonIn(SAMPLES).forEach(file -> frozen.put(release.resolve("samples").resolve(file.getFileName()), text(file)));
        write(frozen);
        write(Map.of(release.resolve(SUMS), String.join("\n", sums(release)) + "\n"));
    }

    private static String pretty(JsonNode tree) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return ContractJson.mapper()
                        .writer()
                        .with(new DefaultPrettyPrinter()
                                .withObjectIndenter(lines)
                                .withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter()))
                        .writeValueAsString(tree)
                + "\n";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
