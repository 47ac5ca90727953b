package com.msaas.tenant.picture;

import com.msaas.platform.refusal.RefusedException;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// The decoding of one picture: first its size, which stands at its beginning, then its pixels.
final class Decoding implements AutoCloseable {
    private static final int FIRST = 0;

    private final ImageReader reader;
    private final AtomicBoolean damaged = new AtomicBoolean();

    /// Without its metadata, which can be compressed as well, and without a file on the way.
    Decoding(PictureForm form, byte[] bytes) {
        reader = form.reader();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), true, true);
        reader.addIIOReadWarningListener((source, warning) -> damaged.set(true));
    }

    /// How many pixels it says it has. None of them is decoded for that.
    ///
    /// @throws RefusedException when it does not say
    Dimension size() {
        return tried(() -> new Dimension(reader.getWidth(FIRST), reader.getHeight(FIRST)));
    }

    /// All of its pixels.
    ///
    /// @throws RefusedException when they cannot be read, or not all of them: the reader of JPEG fills what is cut
    ///     off with grey, and only warns
    BufferedImage pixels() {
        BufferedImage pixels = tried(() -> reader.read(FIRST));
        if (damaged.get()) {
            throw PictureProblem.unreadable();
        }
        return pixels;
    }

    /// Readers answer what is broken by exceptions of many sorts.
    private static <T> T tried(Callable<T> step) {
        try {
            return step.call();
        } catch (Exception e) {
            throw PictureProblem.unreadable();
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
