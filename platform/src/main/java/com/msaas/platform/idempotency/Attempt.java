package com.msaas.platform.idempotency;

import com.msaas.platform.api.BoundedRequest;
import com.msaas.platform.digest.Sha256;
import com.msaas.platform.refusal.InvalidInput;
import com.msaas.platform.refusal.RefusedException;
import com.msaas.platform.security.Caller;
import com.msaas.platform.tenancy.TenantContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request under a key.
///
/// @param id of the key in its scope: tenant, principal, method, path; where nobody has signed in, the body
///     too, so that one visitor cannot meet another's key
/// @param bodyHash what the key may be used with again; where nobody has signed in the id says it already
/// @param ofTenant whether the record belongs to the bound tenant
record Attempt(String id, String bodyHash, boolean ofTenant) {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /// The attempt that the request is, when it names a key.
    ///
    /// @param said what the body says, where its bytes differ from one sending to the next
    /// @throws RefusedException when the key breaks its form
    static Optional<Attempt> of(HttpServletRequest request, byte @Nullable [] said) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new RefusedException(InvalidInput.of(HEADER, "must be 1 to 200 visible ASCII characters"));
        }
        String bodyHash = Sha256.hex(said == null ? BoundedRequest.bytesOf(request) : said);
        Optional<Caller> caller = Caller.find();
        String tenant = TenantContext.find().map(Object::toString).orElse("");
        String principal = caller.map(known -> known.userId().toString()).orElse("");
        String scope = Sha256.hex(joined(
                tenant,
                principal,
                request.getMethod(),
                request.getRequestURI(),
                keys.getFirst(),
                caller.isPresent() ? "" : bodyHash));
        // a public body may hold a password: its bare hash would let whoever reads it guess there
        return Optional.of(new Attempt(scope, caller.isPresent() ? bodyHash : scope, !tenant.isEmpty()));
    }

    /// Each part with its length before it, so that no two lists of parts look the same.
    private static byte[] joined(String... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(joined)) {
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return joined.toByteArray();
    }
}
