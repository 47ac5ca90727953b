package com.msaas.localstack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A clinic's first week, told on a system that runs.
///
/// @param places where that is
record Demo(Path root, Map<String, String> places) {

    /// On a stack of this machine.
    static Demo on(Project project, Stack stack) {
        return new Demo(
                project.root(),
                Map.of(
                        "CLINIC_HOME", project.home().dir().toString(),
                        "CLINIC_DEMO_GATEWAY", stack.services().gatewayUrl(),
                        "CLINIC_DEMO_MAIL_API", stack.servers().mail().apiUrl(),
                        "CLINIC_DEMO_KAFKA", stack.servers().kafka().bootstrapServers(),
                        "CLINIC_DEMO_LOGS", project.home().dir().resolve("logs").toString(),
                        "CLINIC_DEMO_CLINIC", project.root().resolve("clinic").toString()));
    }

    /// @return 0 when all figures agree
    int run(List<String> arguments) {
        return new Programs(root).run("system-tests", "com.msaas.system.demo.DemoMain", places, arguments);
    }
}
