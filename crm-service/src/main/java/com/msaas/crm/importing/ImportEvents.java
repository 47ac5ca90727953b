package com.msaas.crm.importing;

/// Is told what happened, inside the transaction in which it did.
public interface ImportEvents {
    /// Something happened to an import.
    void happened(ImportEvent event);
}
