package com.msaas.localstack.images;

import com.msaas.localstack.Jvm;
import com.msaas.localstack.fetch.Cache;
import com.msaas.localstack.fetch.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the images of services stand on: a published Java runtime, or one made here where none can be pulled.
public final class BaseImage {

    /// The published one, as docker/Dockerfile names it.
    public static final String PUBLISHED = "eclipse-temurin:25-jre-noble";

    /// The one that is made here.
    public static final String MADE = "clinic/base:debian";

    // What services and the servers beside them may ask of Java; the rest of a JDK is for developers.
    private static final String MODULES =
            "java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,"
                    + "jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs";

    private final Docker docker;

    public BaseImage(Docker docker) {
        this.docker = docker;
    }

    /// Whether the published one can be had.
    public boolean isPublished() {
        return docker.has(PUBLISHED);
    }

    /// Makes one of Debian and this JDK, for which debootstrap and root are needed.
    public void make() throws IOException {
        Path work = docker.root().resolve("build/image-base");
        Path tree = work.resolve("root");
        Cache.delete(work);
        Files.createDirectories(work);
        run(work, "debootstrap", "--variant=minbase", "bookworm", tree.toString());
        run(
                work,
                Jvm.home().resolve("bin/jlink").toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                tree.resolve("opt/java").toString());
        Path tar = work.resolve("base.tar");
        run(work, "tar", "-C", tree.toString(), "-cf", tar.toString(), ".");
        docker.run(
                "import",
                "--change",
                "ENV PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                tar.toString(),
                MADE);
        Cache.delete(work);
    }

    private static void run(Path directory, String... command) throws IOException {
        Tool.run(directory, Map.of(), List.of(command));
    }
}
