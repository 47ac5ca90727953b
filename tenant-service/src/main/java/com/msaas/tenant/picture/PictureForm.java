package com.msaas.tenant.picture;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// What a picture may come as. It is told by its first bytes alone: what a client calls it is often guessed from a
/// file's name, and believed by nobody here. SVG is none of them, as it can hold scripts.
enum PictureForm {
    /// Begins as ISO/IEC 15948, 5.2, has it.
    PNG("89504E470D0A1A0A"),
    /// Begins with the marker SOI, and the first byte of another one (ITU-T T.81, B.1.1.3).
    JPEG("FFD8FF");

    private final byte[] beginning;

    PictureForm(String beginning) {
        this.beginning = HexFormat.of().parseHex(beginning);
    }

    static Optional<PictureForm> of(byte[] bytes) {
        return Stream.of(values()).filter(form -> form.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] bytes) {
        return bytes.length > beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    /// Java's own reader of this form, and none that takes others as well.
    ImageReader reader() {
        return ImageIO.getImageReadersByFormatName(name()).next();
    }
}
