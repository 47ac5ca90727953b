package com.msaas.tenant.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pixels in the colours of screens (sRGB), eight bits each, with transparency where there was some.
final class Pixels {
    private static final int[] LONGEST_SIDES = {1024, 768, 512, 256};
    private static final int MOST_BYTES = 512 * 1024;

    private final BufferedImage image;

    private Pixels(BufferedImage image) {
        this.image = image;
    }

    /// The picture to be kept: at most 1024 pixels on its longer side, and fewer where its PNG would have more than
    /// 512 KiB. With 256 on a side even noise has less than that.
    static Picture kept(BufferedImage decoded) {
        Pixels pixels = new Pixels(decoded);
        byte[] png = {};
        for (int longest : LONGEST_SIDES) {
            pixels = pixels.within(longest);
            png = pixels.png();
            if (png.length <= MOST_BYTES) {
                break;
            }
        }
        return Picture.of(png, pixels.image.getWidth(), pixels.image.getHeight());
    }

    /// Halved as often as it takes, so that each new pixel is made of all those that it stands for.
    private Pixels within(int longest) {
        Pixels pixels = this;
        do {
            int longer = Math.max(pixels.image.getWidth(), pixels.image.getHeight());
            pixels = pixels.scaled(Math.clamp((double) longest / longer, 0.5, 1));
        } while (Math.max(pixels.image.getWidth(), pixels.image.getHeight()) > longest);
        return pixels;
    }

    private Pixels scaled(double factor) {
        int width = scaled(image.getWidth(), factor);
        int height = scaled(image.getHeight(), factor);
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage scaled = new BufferedImage(width, height, type);
        Graphics2D brush = scaled.createGraphics();
        try {
            brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            brush.drawImage(image, 0, 0, width, height, null);
        } finally {
            brush.dispose();
        }
        return new Pixels(scaled);
    }

    private static int scaled(int side, double factor) {
        return (int) Math.max(1, Math.round(side * factor));
    }

    private byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
