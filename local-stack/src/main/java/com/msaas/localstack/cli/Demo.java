package com.msaas.localstack.cli;

import java.util.List;
import java.util.Map;

/// A clinic's first week, told on a stack that runs.
record Demo(Project project, Stack stack) {

    /// @return 0 when all figures agree
    int run(List<String> arguments) {
        Map<String, String> places = Map.of(
                "CLINIC_HOME", project.home().dir().toString(),
                "CLINIC_DEMO_GATEWAY", stack.services().gatewayUrl(),
                "CLINIC_DEMO_MAIL_API", stack.servers().mail().apiUrl(),
                "CLINIC_DEMO_KAFKA", stack.servers().kafka().bootstrapServers(),
                "CLINIC_DEMO_LOGS", project.home().dir().resolve("logs").toString(),
                "CLINIC_DEMO_CLINIC", project.root().resolve("clinic").toString());
        return new Programs(project.root()).run("system-tests", "com.msaas.system.demo.DemoMain", places, arguments);
    }
}
