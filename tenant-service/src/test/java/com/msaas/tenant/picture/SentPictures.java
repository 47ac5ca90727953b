package com.msaas.tenant.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// What somebody may send as a picture, good and bad.
public final class SentPictures {
    private static final int PNG_HEAD = 8 + 25;

    private SentPictures() {}

    /// A tile pattern in the colours of the seed.
    public static byte[] png(int width, int height, int seed) {
        return written(tiles(width, height, seed, BufferedImage.TYPE_INT_RGB), "png", false);
    }

    public static byte[] jpeg(int width, int height) {
        return written(tiles(width, height, 1, BufferedImage.TYPE_INT_RGB), "jpeg", false);
    }

    static byte[] progressiveJpeg(int width, int height) {
        return written(tiles(width, height, 1, BufferedImage.TYPE_INT_RGB), "jpeg", true);
    }

    static byte[] seeThroughPng() {
        return written(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png", false);
    }

    /// What no compression makes smaller.
    static byte[] noise(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(1);
        for (int at = 0; at < side * side; at++) {
            image.setRGB(at % side, at / side, random.nextInt());
        }
        return written(image, "png", false);
    }

    /// Sixteen bits of each colour, as cameras and some editors write.
    static byte[] deepPng(int width, int height) {
        BufferedImage deep = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        return written(deep, "png", false);
    }

    /// With a text of its own, what looks like a colour profile, and a page behind its end.
    public static byte[] withPassengers(byte[] png) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(png, 0, PNG_HEAD);
        all.writeBytes(chunk("tEXt", "Comment\0<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1)));
        all.writeBytes(chunk("zTXt", zeros("Comment\0\0", 50_000_000)));
        all.writeBytes(chunk("iCCP", zeros("profile\0\0", 50_000_000)));
        all.write(png, PNG_HEAD, png.length - PNG_HEAD);
        all.writeBytes("<html><script>alert(2)</script></html>".getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    /// A few bytes that say they are a picture of this size.
    public static byte[] hollowPng(int width, int height) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(png(1, 1, 1), 0, 8);
        all.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array()));
        all.writeBytes(chunk("IDAT", zeros("", 1_000_000)));
        all.writeBytes(chunk("IEND", new byte[0]));
        return all.toByteArray();
    }

    static byte[] hollowJpeg(int width, int height) {
        byte[] jpeg = jpeg(16, 16);
        for (int at = 0; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg, at + 5, 4).putShort((short) height).putShort((short) width);
                return jpeg;
            }
        }
        throw new IllegalStateException("a JPEG without a frame");
    }

    /// The last scan of a good one, sixteen bytes, over and over.
    static byte[] jpegOfManyScans(int scans) {
        byte[] jpeg = progressiveJpeg(2048, 2048);
        int end = jpeg.length - 2;
        int lastScan = end - 1;
        while (jpeg[lastScan] != (byte) 0xFF || jpeg[lastScan + 1] != (byte) 0xDA) {
            lastScan--;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, end);
        for (int more = Scans.in(jpeg); more < scans; more++) {
            all.write(jpeg, lastScan, end - lastScan);
        }
        all.write(jpeg, end, 2);
        return all.toByteArray();
    }

    /// Four colours, as printers use: Adobe's segment (APP14, transform 0) says that they are no RGB with transparency.
    static byte[] cmykJpeg() {
        byte[] jpeg =
                written(new IIOImage(Raster.createInterleavedRaster(0, 16, 16, 4, null), null, null), "jpeg", false);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(HexFormat.of().parseHex("FFEE000E41646F626500640000000000"));
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    /// By what each is: nothing of it is a picture, though each comes as one.
    public static Map<String, byte[]> bad() {
        byte[] png = png(64, 64, 1);
        byte[] jpeg = jpeg(64, 64);
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("nothing", new byte[0]);
        bad.put("zeros", new byte[5_000]);
        bad.put("SVG", text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"));
        bad.put("SVG as XML", text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        bad.put("a page", text("<html><script>alert(1)</script></html>"));
        bad.put("GIF", written(tiles(16, 16, 1, BufferedImage.TYPE_INT_RGB), "gif", false));
        bad.put("BMP", written(tiles(16, 16, 1, BufferedImage.TYPE_INT_RGB), "bmp", false));
        bad.put("the beginning of a PNG alone", Arrays.copyOf(png, 8));
        bad.put("a PNG without pixels", Arrays.copyOf(png, PNG_HEAD));
        bad.put("half a PNG", Arrays.copyOf(png, png.length / 2));
        bad.put("half a JPEG", Arrays.copyOf(jpeg, jpeg.length / 2));
        bad.put("the beginning of a JPEG alone", Arrays.copyOf(jpeg, 4));
        bad.put("a JPEG without its end", Arrays.copyOf(jpeg, jpeg.length - 2));
        bad.put("a page behind the beginning of a PNG", joined(Arrays.copyOf(png, 8), text("<html>".repeat(100))));
        bad.put("a PNG of no width", hollowPng(0, 16));
        bad.put("a PNG of less than no height", hollowPng(16, -1));
        bad.put("a PNG with too few pixels", hollowPng(2_000, 2_000));
        bad.put("a bomb as PNG", hollowPng(30_000, 30_000));
        bad.put("the largest bomb", hollowPng(Integer.MAX_VALUE, Integer.MAX_VALUE));
        bad.put("a bomb as JPEG", hollowJpeg(30_000, 30_000));
        bad.put("a long stripe", hollowPng(4_097, 1));
        bad.put("one pixel too many", hollowPng(2_048, 2_049));
        bad.put("a JPEG of too many scans", jpegOfManyScans(33));
        return bad;
    }

    private static BufferedImage tiles(int width, int height, int seed, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x / 16 * 7 + y / 16 * 13 + seed) * 0x010305);
            }
        }
        return image;
    }

    private static byte[] written(BufferedImage image, String form, boolean progressive) {
        return written(new IIOImage(image, null, null), form, progressive);
    }

    private static byte[] written(IIOImage image, String form, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(form).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(stream);
            writer.write(null, image, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] typed = joined(type.getBytes(StandardCharsets.ISO_8859_1), data);
        CRC32 checksum = new CRC32();
        checksum.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(data.length)
                .put(typed)
                .putInt((int) checksum.getValue())
                .array();
    }

    /// So many zeros, compressed.
    private static byte[] zeros(String before, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.ISO_8859_1));
        try (DataOutputStream zeros = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            zeros.write(new byte[count]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
