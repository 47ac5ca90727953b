package com.msaas.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run: arguments, variables on top of the launcher's own, working directory, and a label that tells
/// what exactly was started.
record Command(List<String> arguments, Map<String, String> environment, Path directory, String label) {

    static Command of(List<String> arguments, Path directory) {
        return new Command(arguments, Map.of(), directory, "");
    }
}
