package com.msaas.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/// The secrets of one stack, each generated when first asked for and kept in a file that only its owner can
/// read.
public final class Secrets {

    /// Client secret of auth-service's service account, which manages users.
    public static final String ADMIN_CLIENT = "CLINIC_IDENTITY_ADMIN_CLIENT_SECRET";

    /// Client secret of the client through which people sign in by password.
    public static final String LOGIN_CLIENT = "CLINIC_IDENTITY_LOGIN_CLIENT_SECRET";

    /// Client secret of the client that checks a password alone.
    public static final String PASSWORD_CHECK_CLIENT = "CLINIC_IDENTITY_PASSWORD_CHECK_CLIENT_SECRET";

    /// Client secret of operators' scripts.
    public static final String OPERATOR_CLIENT = "CLINIC_IDENTITY_OPERATOR_CLIENT_SECRET";

    /// What crm-service seals national ids with.
    public static final String CRM_SEALING = "CLINIC_CRM_SEALING_SECRET";

    /// What tenant-service signs the audit log with.
    public static final String TENANT_AUDIT = "CLINIC_TENANT_AUDIT_KEY";

    /// What tenant-service seals the secrets of integrations with.
    public static final String TENANT_SEALING = "CLINIC_TENANT_SEALING_SECRET";

    /// What the gateway seals the tokens of browsers' sessions with.
    public static final String GATEWAY_SESSION = "CLINIC_GATEWAY_SESSION_SECRET";

    /// The key by which billing-service calls Stripe; stripe-mock takes any that looks like one.
    public static final String STRIPE_API_KEY = "CLINIC_BILLING_STRIPE_API_KEY";

    /// What Stripe signs its webhooks with.
    public static final String STRIPE_WEBHOOK_SECRET = "CLINIC_BILLING_STRIPE_WEBHOOK_SECRET";

    /// Password of Keycloak's own administrator, for its console.
    public static final String KEYCLOAK_ADMIN = "CLINIC_KEYCLOAK_ADMIN_PASSWORD";

    private static final int BYTES = 24;

    private final Path dir;

    Secrets(Path dir) {
        this.dir = dir;
    }

    /// The secrets kept in a stack's directory.
    public static Secrets of(Home home) {
        return new Secrets(home.secrets());
    }

    /// The value of a secret.
    public String value(String name) {
        Path file = dir.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(
                        dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path made = Files.createTempFile(
                        dir,
                        ".new",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(made, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                keepFirst(made, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A key in the form that Stripe's have when no money moves.
    public String stripeApiKey() {
        return "sk_test_local" + value(STRIPE_API_KEY).replaceAll("[^0-9A-Za-z]", "");
    }

    private static void keepFirst(Path made, Path file) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException _) {
            // Another thread or launcher was quicker; its value counts.
        } finally {
            Files.delete(made);
        }
    }
}
