package com.msaas.localstack;

import java.nio.file.Path;

/// The directory that one stack owns: what its parts keep, write and remember.
public record Home(Path dir) {

    public Home {
        dir = dir.toAbsolutePath().normalize();
    }

    Path data(String part) {
        return dir.resolve("data").resolve(part);
    }

    /// The part's log file.
    public Path log(String part) {
        return dir.resolve("logs").resolve(part + ".log");
    }

    /// The directory of all pid files, one for each part.
    public Path pids() {
        return dir.resolve("pids");
    }

    Path pid(String part) {
        return pids().resolve(part);
    }

    Path secrets() {
        return dir.resolve("secrets");
    }
}
