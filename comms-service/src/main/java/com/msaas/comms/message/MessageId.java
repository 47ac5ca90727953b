package com.msaas.comms.message;

import java.util.UUID;

/// Names one message; a mail that carries it is known by it too.
public record MessageId(UUID value) {}
