package com.msaas.tenant.auditlog;

import com.msaas.platform.digest.Sha256;
import com.msaas.platform.tenancy.TenantContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Signs what stands in the database with a key that does not (HMAC-SHA256): for the bound clinic, so that one
/// clinic's signature is good for no other.
@Component
@EnableConfigurationProperties(AuditSettings.class)
class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> newestFirst;

    Signatures(AuditSettings settings) {
        newestFirst = Stream.concat(
                        Stream.of(settings.auditKey()),
                        Objects.requireNonNullElse(settings.auditEarlierKeys(), List.<String>of()).stream())
                .map(key -> new SecretKeySpec(Sha256.of(key), ALGORITHM))
                .toList();
    }

    String of(Head head) {
        return sign(newestFirst.getFirst(), text(head));
    }

    String of(Checkpoint checkpoint) {
        return sign(newestFirst.getFirst(), text(checkpoint));
    }

    boolean isGenuine(Head head, String signature) {
        return isGenuine(text(head), signature);
    }

    boolean isGenuine(Checkpoint checkpoint, String signature) {
        return isGenuine(text(checkpoint), signature);
    }

    private boolean isGenuine(String text, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.US_ASCII);
        return newestFirst.stream()
                .anyMatch(key -> MessageDigest.isEqual(sign(key, text).getBytes(StandardCharsets.US_ASCII), given));
    }

    private static String text(Head head) {
        return "head " + TenantContext.current() + " " + head.position().seq() + " "
                + head.position().hash() + " " + head.removedTo() + " " + head.checkpoints() + " "
                + head.newestAt().toEpochMilli();
    }

    private static String text(Checkpoint checkpoint) {
        return "checkpoint " + TenantContext.current() + " " + checkpoint.number() + " "
                + checkpoint.position().seq() + " " + checkpoint.position().hash() + " "
                + checkpoint.newestAt().toEpochMilli() + " "
                + checkpoint.madeAt().toEpochMilli();
    }

    private static String sign(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
