package com.msaas.localstack;

import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// One built service, unpacked from its executable jar into a folder named by the jar's content. Unpacked,
/// because only then can the JVM keep an ahead-of-time cache of it, which lies in the same folder.
public final class ServiceImage {

    private static final int KEPT = 2;

    private final Path dir;
    private final Path jar;
    private final boolean springAot;

    private ServiceImage(Path dir, Path jar, boolean springAot) {
        this.dir = dir;
        this.jar = jar;
        this.springAot = springAot;
    }

    /// The image of a service as it was last built in this project.
    ///
    /// @throws IllegalStateException when the service was not built yet
    public static ServiceImage of(Path project, ClinicService service) {
        Path built = builtJar(project, service.module());
        try {
            Cache images = new Cache(project.resolve("build/images").resolve(service.module()), _ -> {});
            Path dir = images.entry(contentHash(built), "unpacking " + service.module(), into -> unpack(built, into));
            Files.setLastModifiedTime(dir, FileTime.fromMillis(System.currentTimeMillis()));
            forgetOldOnes(dir);
            Path jar = dir.resolve(built.getFileName());
            return new ServiceImage(dir, jar, isProcessedAheadOfTime(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The executable jar of a module, as the build leaves it.
    public static Path builtJar(Path project, String module) {
        Path target = project.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                        .findFirst()
                        .orElseThrow(() -> notBuilt(module));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw notBuilt(module);
    }

    private static IllegalStateException notBuilt(String module) {
        return new IllegalStateException(module + " is not built: there is no " + module + "/target/*-app.jar");
    }

    private static void unpack(Path jar, Path into) throws IOException {
        Tool.run(
                into,
                Map.of(),
                List.of(
                        Jvm.java().toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        into.toString()));
    }

    static String contentHash(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // The newest few stay: a service may still run from an image that was built before.
    private static void forgetOldOnes(Path newest) throws IOException {
        try (Stream<Path> siblings = Files.list(newest.resolveSibling(""))) {
            List<Path> oldest = siblings.filter(Files::isDirectory)
                    .sorted((a, b) -> Long.compare(lastUsed(b), lastUsed(a)))
                    .skip(KEPT)
                    .toList();
            for (Path image : oldest) {
                Cache.delete(image);
                Files.deleteIfExists(Path.of(image + ".lock"));
            }
        }
    }

    private static long lastUsed(Path image) {
        try {
            return Files.getLastModifiedTime(image).toMillis();
        } catch (IOException _) {
            return 0;
        }
    }

    private static boolean isProcessedAheadOfTime(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith("__ApplicationContextInitializer.class"));
        }
    }

    /// Changes whenever the built jar does.
    public String id() {
        return dir.getFileName().toString();
    }

    /// Whether a start-up cache was made for this image.
    public boolean hasStartUpCache() {
        return Files.exists(startUpCache());
    }

    Path jar() {
        return jar;
    }

    boolean springAot() {
        return springAot;
    }

    Path startUpCache() {
        return dir.resolve("start-up.aot");
    }
}
