package com.msaas.gateway.upstream;

import java.io.IOException;

/// A service broke off in the middle of an answer whose beginning the client has already. It must not look
/// complete, so the client's connection has to be closed.
public final class AnswerCutShort extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerCutShort(IOException cause) {
        super("a service broke off in the middle of its answer", cause);
    }
}
