package com.msaas.localstack;

import java.nio.file.Path;
import java.util.List;

/// The Java that runs the launcher runs everything else too. All JVM settings of the stack stand here.
public final class Jvm {

    /// For our services: small heaps and stacks, quick to start.
    static final List<String> SERVICE = List.of(
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    static final List<String> KAFKA = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    // With the first compiler only, Keycloak starts with half the processor time and a fifth less memory.
    static final List<String> KEYCLOAK = List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MetaspaceSize=96M",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow");

    static final List<String> MAIL = List.of("-Xmx64m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Jvm() {}

    /// The `java` program of the running JDK.
    public static Path java() {
        return home().resolve("bin").resolve("java");
    }

    /// The running JDK.
    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
