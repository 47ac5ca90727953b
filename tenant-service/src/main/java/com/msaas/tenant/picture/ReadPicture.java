package com.msaas.tenant.picture;

import com.msaas.platform.refusal.CommonRefusal;
import com.msaas.platform.refusal.RefusedException;
import java.awt.Dimension;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Makes of what a client has sent a picture that can be shown to anybody: it is decoded and written anew, so that
/// metadata, what hangs behind it and what else a file can be besides are left behind. So is a photograph's note that
/// it has to be turned.
///
/// Pictures are read one after the other, as one of four million pixels takes up to 32 MiB while it is decoded.
@Component
public class ReadPicture {
    static final int LONGEST_SIDE = 4096;
    static final int MOST_PIXELS = 2048 * 2048;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    ReadPicture() {
        this(PATIENCE);
    }

    ReadPicture(Duration patience) {
        this.patience = patience;
    }

    /// @throws RefusedException when that is no whole PNG or JPEG, or a larger one than is taken, or when others are
    ///     being read for too long
    public Picture read(byte[] sent) {
        PictureForm form = PictureForm.of(sent).orElseThrow(PictureProblem::otherForm);
        if (form == PictureForm.JPEG && Scans.in(sent) > Scans.MOST) {
            throw PictureProblem.tooManyScans();
        }
        try (Decoding decoding = new Decoding(form, sent)) {
            Dimension size = decoding.size();
            if (Math.max(size.width, size.height) > LONGEST_SIDE || size.width * size.height > MOST_PIXELS) {
                throw PictureProblem.tooManyPixels(size.width, size.height);
            }
            takeTurn();
            try {
                return Pixels.kept(decoding.pixels());
            } finally {
                turn.release();
            }
        }
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(CommonRefusal.temporarilyUnavailable(TRY_AGAIN));
    }
}
