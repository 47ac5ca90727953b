package com.msaas.gateway.upstream;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// What a request carries. A usual one is read whole before anything is sent, so that a slow client holds no
/// connection to a service and the request can be sent again; of a big one only the beginning is kept, and
/// the rest passes through as it comes. Its client holds a connection meanwhile, so where people sign in,
/// which has to go on whatever others do, no body is taken that is not read whole.
final class Body {
    private static final int KEPT = 32 * 1024;

    private final @Nullable HttpEntity entity;
    private final @Nullable Passing passing;

    private Body(@Nullable HttpEntity entity, @Nullable Passing passing) {
        this.entity = entity;
        this.passing = passing;
    }

    /// Reads what is to be kept.
    ///
    /// @param timeout by when it has to be here, so that nobody holds a service's connection for long by
    ///     sending drops
    /// @throws RefusedException with `TOO_LARGE` when it says that it is too large, or is so at its beginning
    /// @throws BodyBroken when it does not come
    static Body of(HttpServletRequest request, long limit, Duration timeout) {
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw new RefusedException(CommonRefusal.tooLarge(limit));
        }
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return new Body(null, null);
        }
        try {
            InputStream incoming = new Punctual(request.getInputStream(), timeout);
            byte[] beginning = incoming.readNBytes(KEPT);
            if (beginning.length > limit) {
                throw new RefusedException(CommonRefusal.tooLarge(limit));
            }
            if (beginning.length < KEPT) {
                return new Body(new ByteArrayEntity(beginning, null), null);
            }
            Passing passing = new Passing(beginning, incoming, length, limit);
            return new Body(passing, passing);
        } catch (IOException e) {
            throw new BodyBroken(e);
        }
    }

    @Nullable
    HttpEntity entity() {
        return entity;
    }

    /// Whether it can still be sent from its beginning.
    boolean isWhole() {
        return passing == null || !passing.begun;
    }

    private static final class Passing extends AbstractHttpEntity {
        private final byte[] beginning;
        private final InputStream incoming;
        private final long length;
        private final long limit;
        private boolean begun;

        Passing(byte[] beginning, InputStream incoming, long length, long limit) {
            super((String) null, null, length < 0);
            this.beginning = beginning;
            this.incoming = incoming;
            this.length = length;
            this.limit = limit;
        }

        @Override
        public InputStream getContent() {
            begun = true;
            return new SequenceInputStream(
                    new ByteArrayInputStream(beginning), new Bounded(incoming, limit - beginning.length, limit));
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public void close() {
            // the container closes what the client sends
        }
    }

    private static final class Bounded extends InputStream {
        private final InputStream incoming;
        private final long limit;
        private long left;

        Bounded(InputStream incoming, long left, long limit) {
            this.incoming = incoming;
            this.left = left;
            this.limit = limit;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count;
            try {
                count = incoming.read(target, offset, length);
            } catch (IOException e) {
                throw new BodyBroken(e);
            }
            left -= Math.max(0, count);
            if (left < 0) {
                throw new RefusedException(CommonRefusal.tooLarge(limit));
            }
            return count;
        }
    }

    private static final class Punctual extends FilterInputStream {
        private final long deadline;

        Punctual(InputStream incoming, Duration timeout) {
            super(incoming);
            this.deadline = System.nanoTime() + timeout.toNanos();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("the body comes too slowly");
            }
            return in.read(target, offset, length);
        }
    }
}
