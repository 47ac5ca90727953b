package com.msaas.localstack;

import com.msaas.localstack.fetch.Packages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stripe's own stand-in for its API: it knows every call and refuses wrong ones, keeps no state and sends no
/// webhooks. It is built by Go, which not every machine has; the rest works without it.
public final class StripeMockServer extends ProcessPart {

    private final Packages packages;
    private final int port;
    private volatile @Nullable String notBuilt;

    StripeMockServer(Home home, Packages packages, int port) {
        super("stripe-mock", home);
        this.packages = packages;
        this.port = port;
    }

    /// What takes the place of Stripe's own address.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String address() {
        return url();
    }

    @Override
    public Optional<String> missing() {
        return Optional.ofNullable(notBuilt).or(packages::stripeMockMissing);
    }

    @Override
    void fetch() {
        if (missing().isPresent()) {
            return;
        }
        try {
            packages.stripeMock();
        } catch (UncheckedIOException e) {
            notBuilt = String.valueOf(e.getMessage());
        }
    }

    @Override
    List<Integer> ports() {
        return List.of(port);
    }

    // It serves HTTPS too, by default on one port for all: the system chooses another.
    @Override
    Command command() throws IOException {
        Path data = Files.createDirectories(home.data(name()));
        return Command.of(
                List.of(
                        packages.stripeMock().toString(),
                        "-http-addr",
                        "127.0.0.1:" + port,
                        "-https-addr",
                        "127.0.0.1:0"),
                data);
    }

    /// Without a key it refuses, and that is an answer.
    @Override
    boolean answers() throws IOException {
        return Web.get(url() + "/v1/customers").status() == 401;
    }
}
