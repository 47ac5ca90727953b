package com.msaas.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Our services on top of a stack of servers: knows which settings each one gets, so that the launcher,
/// system tests and benchmarks start them alike.
///
/// ```java
/// ServiceFleet fleet = ServiceFleet.on(stack, project).instances(SCHEDULING, 2).freePorts().build();
/// fleet.instance("scheduling-service#2").start();
/// ```
public final class ServiceFleet {

    // Second and further instances have no place of their own in the list of ports.
    private static final int FIRST_EXTRA_PORT = 8111;

    private static final Set<ClinicService> SENDING_MAIL =
            EnumSet.of(ClinicService.AUTH, ClinicService.COMMS, ClinicService.NOTIFICATION);

    private final Map<String, ServiceProcess> processes;
    private final Map<ClinicService, List<ServiceProcess>> byService;

    private ServiceFleet(Map<ClinicService, List<ServiceProcess>> byService) {
        this.byService = byService;
        this.processes = new HashMap<>();
        byService.values().forEach(all -> all.forEach(one -> processes.put(one.name(), one)));
    }

    /// The services of a project, one instance each unless told otherwise.
    ///
    /// @param project the directory with the modules, which are built already
    public static Builder on(LocalStack stack, Path project) {
        return new Builder(stack, project);
    }

    /// All instances, those of one service beside each other, the gateway last.
    public List<ServiceProcess> all() {
        return byService.values().stream().flatMap(List::stream).toList();
    }

    /// An instance by its name.
    public ServiceProcess instance(String name) {
        ServiceProcess found = processes.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no instance " + name + ", there are " + processes.keySet());
        }
        return found;
    }

    /// Where clients go.
    public String gatewayUrl() {
        return instance(ClinicService.GATEWAY.module()).address();
    }

    /// Starts all instances and waits for them.
    public void start() {
        LocalStack.inParallel(all(), part -> {
            part.start();
            part.awaitReady(LocalStack.PATIENCE);
        });
    }

    /// Stops all instances.
    public void stop() {
        LocalStack.inParallel(all(), Part::stop);
    }

    /// What to know before the services are started.
    public static final class Builder {

        private final LocalStack stack;
        private final Path project;
        private final Map<ClinicService, Integer> instances = new EnumMap<>(ClinicService.class);
        private final Map<ClinicService, Map<String, String>> extra = new EnumMap<>(ClinicService.class);
        private final Map<String, String> everywhere = new HashMap<>();
        private Set<ClinicService> only = EnumSet.allOf(ClinicService.class);
        private final Map<ClinicService, Integer> firstPorts = new EnumMap<>(ClinicService.class);
        private boolean freePorts;
        private int gatewayPort = ClinicService.GATEWAY.port();
        private UnaryOperator<String> databaseNames = UnaryOperator.identity();

        private Builder(LocalStack stack, Path project) {
            this.stack = stack;
            this.project = project;
        }

        /// Only these services.
        public Builder only(Set<ClinicService> services) {
            only = EnumSet.copyOf(services);
            return this;
        }

        public Builder instances(ClinicService service, int count) {
            instances.put(service, count);
            return this;
        }

        /// Ports that nobody uses now, instead of the fixed ones.
        public Builder freePorts() {
            freePorts = true;
            return this;
        }

        /// The port of a service's first instance, where others have to know it beforehand.
        public Builder port(ClinicService service, int port) {
            firstPorts.put(service, port);
            return this;
        }

        public Builder gatewayPort(int port) {
            gatewayPort = port;
            return this;
        }

        /// Other database names than the services' own, so that two fleets can share a MongoDB.
        public Builder databaseNames(UnaryOperator<String> of) {
            databaseNames = of;
            return this;
        }

        /// A setting for all services.
        public Builder setting(String variable, String value) {
            everywhere.put(variable, value);
            return this;
        }

        /// A setting for one service.
        public Builder setting(ClinicService service, String variable, String value) {
            extra.computeIfAbsent(service, _ -> new HashMap<>()).put(variable, value);
            return this;
        }

        public ServiceFleet build() {
            Map<ClinicService, List<Integer>> ports = choosePorts();
            String publicUrl = "http://127.0.0.1:"
                    + (freePorts && ports.containsKey(ClinicService.GATEWAY)
                            ? ports.get(ClinicService.GATEWAY).getFirst()
                            : gatewayPort);
            Map<ClinicService, List<ServiceProcess>> fleet = new EnumMap<>(ClinicService.class);
            ports.forEach((service, its) -> {
                Supplier<ServiceImage> image = () -> ServiceImage.of(project, service);
                Map<String, String> environment = environment(service, publicUrl, ports);
                List<ServiceProcess> processes = new ArrayList<>();
                for (int number = 1; number <= its.size(); number++) {
                    processes.add(new ServiceProcess(
                            service.instance(number), stack.home(), image, its.get(number - 1), environment));
                }
                fleet.put(service, processes);
            });
            return new ServiceFleet(fleet);
        }

        private Map<ClinicService, List<Integer>> choosePorts() {
            Map<ClinicService, List<Integer>> ports = new EnumMap<>(ClinicService.class);
            int nextExtra = FIRST_EXTRA_PORT;
            for (ClinicService service : only) {
                List<Integer> its = new ArrayList<>();
                for (int number = 1; number <= instances.getOrDefault(service, 1); number++) {
                    Integer known = number == 1 ? firstPorts.get(service) : null;
                    if (known != null) {
                        its.add(known);
                    } else if (freePorts) {
                        its.add(Ports.free());
                    } else if (number > 1) {
                        its.add(nextExtra++);
                    } else {
                        its.add(service == ClinicService.GATEWAY ? gatewayPort : service.port());
                    }
                }
                ports.put(service, its);
            }
            return ports;
        }

        private Map<String, String> environment(
                ClinicService service, String publicUrl, Map<ClinicService, List<Integer>> ports) {
            Map<String, String> environment = new HashMap<>();
            environment.put("CLINIC_MONGODB_URI", stack.mongodb().uri());
            environment.put("CLINIC_MONGODB_DATABASE", databaseNames.apply(service.module()));
            environment.put("CLINIC_KAFKA_BOOTSTRAP_SERVERS", stack.kafka().bootstrapServers());
            environment.put("CLINIC_IDENTITY_ISSUER", stack.keycloak().issuer());
            environment.put("CLINIC_REDIS_URL", stack.redis().url());
            if (SENDING_MAIL.contains(service)) {
                environment.put("CLINIC_MAIL_HOST", "127.0.0.1");
                environment.put("CLINIC_MAIL_PORT", String.valueOf(stack.mail().smtpPort()));
            }
            if (service == ClinicService.AUTH) {
                environment.put("CLINIC_PUBLIC_URL", publicUrl);
                for (String secret :
                        List.of(Secrets.ADMIN_CLIENT, Secrets.LOGIN_CLIENT, Secrets.PASSWORD_CHECK_CLIENT)) {
                    environment.put(secret, stack.secrets().value(secret));
                }
            }
            if (service == ClinicService.BILLING) {
                environment.put("CLINIC_PUBLIC_URL", publicUrl);
                environment.put(
                        "CLINIC_BILLING_STRIPE_API_BASE", stack.stripeMock().url());
                environment.put(Secrets.STRIPE_API_KEY, stack.secrets().stripeApiKey());
                environment.put(Secrets.STRIPE_WEBHOOK_SECRET, stack.secrets().value(Secrets.STRIPE_WEBHOOK_SECRET));
                environment.put("CLINIC_BILLING_STRIPE_PRICE_STARTER", "price_local_starter");
                environment.put("CLINIC_BILLING_STRIPE_PRICE_PRO", "price_local_pro");
            }
            if (service == ClinicService.NOTIFICATION) {
                // nobody is spared by waiting for mails to a server of one's own
                environment.put("CLINIC_NOTIFICATIONS_MAILS_PER_MINUTE", "600");
            }
            if (service == ClinicService.TENANT) {
                environment.put(Secrets.TENANT_AUDIT, stack.secrets().value(Secrets.TENANT_AUDIT));
                environment.put(Secrets.TENANT_SEALING, stack.secrets().value(Secrets.TENANT_SEALING));
            }
            if (service == ClinicService.CRM) {
                environment.put(Secrets.CRM_SEALING, stack.secrets().value(Secrets.CRM_SEALING));
            }
            if (service == ClinicService.GATEWAY) {
                environment.put("CLINIC_PUBLIC_URL", publicUrl);
                environment.put("SPRING_APPLICATION_JSON", services(ports));
                environment.put(Secrets.GATEWAY_SESSION, stack.secrets().value(Secrets.GATEWAY_SESSION));
            }
            environment.putAll(everywhere);
            environment.putAll(extra.getOrDefault(service, Map.of()));
            return environment;
        }

        // As JSON, because a variable's name cannot carry the hyphen of a service's name.
        private static String services(Map<ClinicService, List<Integer>> ports) {
            StringJoiner services = new StringJoiner(",", "{\"clinic\":{\"services\":{", "}}}");
            ports.forEach((service, its) -> {
                if (service != ClinicService.GATEWAY) {
                    StringJoiner urls = new StringJoiner(",");
                    its.forEach(port -> urls.add("http://127.0.0.1:" + port));
                    services.add("\"" + service.module() + "\":\"" + urls + "\"");
                }
            });
            return services.toString();
        }
    }
}
