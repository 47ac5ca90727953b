package com.msaas.tenant.auditlog;

import com.msaas.platform.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How far a clinic's chain of lines goes. Each line's hash covers the one before it, so the last vouches for all.
///
/// @param seq the number of the last line, from 1
/// @param hash of that line
record Position(long seq, String hash) {
    static final Position START = new Position(0, "0".repeat(64));

    /// Where the chain stands when this line follows. Of values it covers the commitments.
    Position after(AuditLine line) {
        Covered covered = new Covered();
        covered.add(hash);
        covered.add(String.valueOf(seq + 1));
        covered.add(line.id().toString());
        covered.add(line.action());
        covered.add(line.resourceType());
        covered.add(line.resourceId());
        covered.add(line.actorKind().name());
        covered.add(line.userId() == null ? null : line.userId().toString());
        covered.add(line.role());
        covered.add(line.ipAddress());
        covered.add(line.userAgent());
        covered.add(line.requestId());
        covered.add(line.severity().name());
        covered.add(String.valueOf(line.changes().size()));
        line.changes().forEach(change -> {
            covered.add(change.field());
            covered.add(change.oldValue());
            covered.add(change.newValue());
        });
        covered.add(String.valueOf(line.at().toEpochMilli()));
        return new Position(seq + 1, covered.hash());
    }

    /// Texts one after the other, each behind its length, so that none can reach into the next.
    private static final class Covered {
        private static final int ABSENT = -1;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        void add(@Nullable String text) {
            try {
                if (text == null) {
                    out.writeInt(ABSENT);
                } else {
                    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(encoded.length);
                    out.write(encoded);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void add(@Nullable Erasable value) {
            add(value == null ? null : value.commitment());
        }

        String hash() {
            return Sha256.hex(bytes.toByteArray());
        }
    }
}
