package com.msaas.platform.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps signing keys where no database is.
final class KeptInMemory implements SigningKeyStore {
    private volatile @Nullable String keys;

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(keys);
    }

    @Override
    public void save(String json) {
        keys = json;
    }
}
