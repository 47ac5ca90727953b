package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.LocalStack;
import com.msaas.localstack.Part;
import com.msaas.localstack.ServerPorts;
import com.msaas.localstack.ServiceFleet;
import com.msaas.localstack.ServiceProcess;
import com.msaas.localstack.fetch.Packages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The stack of `./clinic up`: servers on their fixed ports, and the services above them.
final class Stack {

    private final Settings settings;
    private final LocalStack servers;
    private final ServiceFleet.Builder services;

    Stack(Project project, Settings settings, Consumer<String> say) {
        this.settings = settings;
        servers = LocalStack.in(project.home().dir())
                .ports(ServerPorts.fixed())
                .packages(Packages.ofUser(say))
                .publicUrl("http://127.0.0.1:" + settings.gatewayPort())
                .build();
        services = ServiceFleet.on(servers, project.root())
                .only(settings.services())
                .gatewayPort(settings.gatewayPort())
                .setting(ClinicService.GATEWAY, "CLINIC_RATE_LIMIT_PER_MINUTE", settings.rateLimit());
        settings.instances().forEach(services::instances);
    }

    static Path settingsFile(Project project) {
        return project.home().dir().resolve("settings");
    }

    Settings settings() {
        return settings;
    }

    LocalStack servers() {
        return servers;
    }

    /// The services as built now.
    ServiceFleet services() {
        return services.build();
    }

    /// All parts in the order of the table. Needs the services to be built.
    List<Part> parts() {
        List<Part> all = new ArrayList<>(servers.parts());
        List<ServiceProcess> instances = services().all();
        all.addAll(instances);
        return all;
    }
}
