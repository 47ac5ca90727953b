package com.msaas.gateway.upstream;

import java.io.IOException;

/// The client did not send the body that it announced, or went away. Nothing is wrong with the service.
public final class BodyBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyBroken(IOException cause) {
        super(cause);
    }
}
