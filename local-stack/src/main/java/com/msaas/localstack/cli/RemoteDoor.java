package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Secrets;
import java.util.Map;
import java.util.Optional;

/// To a system that runs elsewhere, as the environment says.
///
/// @param url of the one service that is asked: the end of a `kubectl port-forward`, for instance
record RemoteDoor(String url, String issuer, String clientSecret) implements OperatorDoor {

    private static final String URL = "CLINIC_OPERATIONS_URL";
    private static final String ISSUER = "CLINIC_IDENTITY_ISSUER";

    /// Empty where the environment names no service.
    ///
    /// @throws Trouble when it names one, and not all of the rest
    static Optional<OperatorDoor> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(URL))
                .filter(url -> !url.isBlank())
                .map(url -> new RemoteDoor(
                        url, demanded(environment, ISSUER), demanded(environment, Secrets.OPERATOR_CLIENT)));
    }

    /// The environment of one who comes in this way.
    static Map<String, String> variables(String url, String issuer, String clientSecret) {
        return Map.of(URL, url, ISSUER, issuer, Secrets.OPERATOR_CLIENT, clientSecret);
    }

    private static String demanded(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Trouble(URL + " is set, and so " + name + " is needed as well");
        }
        return value;
    }

    @Override
    public String address(ClinicService service) {
        return url;
    }
}
