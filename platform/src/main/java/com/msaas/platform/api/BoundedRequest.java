package com.msaas.platform.api;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// A request whose body is kept in memory once it is read, as far as a limit, whatever length it claims to
/// have. So it can be read by a controller and hashed beside it.
public final class BoundedRequest extends HttpServletRequestWrapper {
    private final int limit;
    private byte @Nullable [] body;

    BoundedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = Math.toIntExact(limit);
    }

    /// The bytes of the request's body, read now if they were not yet.
    ///
    /// @throws RefusedException with `TOO_LARGE` when there are more than are taken
    public static byte[] bytesOf(HttpServletRequest request) {
        BoundedRequest bounded = WebUtils.getNativeRequest(request, BoundedRequest.class);
        if (bounded == null) {
            throw new IllegalStateException("the request did not pass the filter that bounds bodies");
        }
        try {
            return bounded.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new KeptBody(new ByteArrayInputStream(body()));
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private byte[] body() throws IOException {
        byte[] kept = body;
        if (kept == null) {
            kept = getRequest().getInputStream().readNBytes(limit + 1);
            if (kept.length > limit) {
                throw new RefusedException(CommonRefusal.tooLarge(limit));
            }
            body = kept;
        }
        return kept;
    }

    private static final class KeptBody extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        KeptBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read by blocking");
        }
    }
}
