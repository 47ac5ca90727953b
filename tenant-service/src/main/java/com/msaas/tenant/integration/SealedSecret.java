package com.msaas.tenant.integration;

/// A secret that nobody can read without the key.
///
/// @param keyId which key sealed it
record SealedSecret(byte[] bytes, String keyId) {

    @Override
    public String toString() {
        return "SealedSecret by " + keyId;
    }
}
