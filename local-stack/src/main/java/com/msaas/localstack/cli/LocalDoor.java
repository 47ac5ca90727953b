package com.msaas.localstack.cli;

import com.msaas.localstack.ClinicService;
import com.msaas.localstack.Part;
import com.msaas.localstack.Secrets;

/// To the stack of this machine.
record LocalDoor(Stack stack) implements OperatorDoor {

    @Override
    public String address(ClinicService service) {
        Part part = stack.services().instance(service.module());
        if (part.process().isEmpty()) {
            throw new Trouble(part.name() + " does not run; start it by ./clinic up");
        }
        return part.address();
    }

    @Override
    public String issuer() {
        return stack.servers().keycloak().issuer();
    }

    @Override
    public String clientSecret() {
        return stack.servers().secrets().value(Secrets.OPERATOR_CLIENT);
    }
}
