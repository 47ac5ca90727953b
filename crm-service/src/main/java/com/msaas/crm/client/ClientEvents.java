package com.msaas.crm.client;

/// Is told what happened, inside the transaction in which it did.
public interface ClientEvents {
    /// Something happened to a file.
    void happened(ClientEvent event);
}
