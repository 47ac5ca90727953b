package com.msaas.comms.message;

/// Is told what happened, inside the transaction in which it did.
public interface MessageEvents {
    /// Something happened to a message.
    void happened(MessageEvent event);
}
