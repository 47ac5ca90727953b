package com.msaas.localstack;

/// The ports of the real servers.
public record ServerPorts(
        int mongodb,
        int kafka,
        int kafkaController,
        int keycloak,
        int keycloakManagement,
        int redis,
        int smtp,
        int imap,
        int mailApi,
        int mailPage,
        int stripeMock) {

    /// The ports of `./clinic up`, away from the usual ones so that they seldom meet servers of the machine.
    public static ServerPorts fixed() {
        return new ServerPorts(27117, 9192, 9193, 8180, 8181, 6479, 3025, 3143, 3080, 3081, 12121);
    }

    /// Ports that nobody uses now, for a stack of one's own.
    public static ServerPorts free() {
        return new ServerPorts(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }
}
