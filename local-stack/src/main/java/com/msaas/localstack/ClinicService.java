package com.msaas.localstack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Our own services: the one list of their names, which are also the names of their modules, and of the ports
/// that they have under `./clinic up`.
public enum ClinicService {
    AUTH("auth-service", 8101),
    TENANT("tenant-service", 8102),
    SCHEDULING("scheduling-service", 8103),
    CRM("crm-service", 8104),
    COMMS("comms-service", 8105),
    NOTIFICATION("notification-service", 8106),
    BILLING("billing-service", 8107),
    ANALYTICS("analytics-service", 8108),
    GATEWAY("gateway", 8080);

    private final String module;
    private final int port;

    ClinicService(String module, int port) {
        this.module = module;
        this.port = port;
    }

    public String module() {
        return module;
    }

    public int port() {
        return port;
    }

    /// The name of one of its instances: the first has the service's own name, the second is `…#2`.
    public String instance(int number) {
        return number == 1 ? module : module + "#" + number;
    }

    /// The service that people mean by this name, also by that of an instance.
    public static Optional<ClinicService> named(String name) {
        String service = name.replaceFirst("#\\d+$", "");
        return Arrays.stream(values()).filter(one -> one.module.equals(service)).findFirst();
    }

    /// All names, for messages.
    public static List<String> names() {
        return Arrays.stream(values()).map(ClinicService::module).toList();
    }
}
