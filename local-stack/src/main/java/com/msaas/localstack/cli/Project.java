package com.msaas.localstack.cli;

import com.msaas.localstack.Home;
import java.nio.file.Path;
import java.util.Optional;

/// The checked-out project and the directory in which its stack lives.
record Project(Path root, Home home) {

    static Project of(Path root) {
        Path home = Optional.ofNullable(System.getenv("CLINIC_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(root.resolve(".clinic"));
        return new Project(root, new Home(home));
    }
}
