package com.msaas.tenant.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.msaas.platform.refusal.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadPictureTest {
    private final ReadPicture readPicture = new ReadPicture();

    @Test
    void keepsPixelsAndNothingBesides() {
        byte[] plain = SentPictures.png(64, 48, 1);
        byte[] loaded = SentPictures.withPassengers(plain);
        assertThat(text(loaded)).contains("alert(1)", "alert(2)", "zTXt", "iCCP");

        Picture kept = readPicture.read(loaded);

        assertThat(chunks(kept.png())).containsOnly("IHDR", "IDAT", "IEND");
        assertThat(text(kept.png())).doesNotContain("alert");
        assertThat(kept.digest()).isEqualTo(readPicture.read(plain).digest());
        assertThat(pixels(kept)).isEqualTo(pixels(plain));
    }

    @Test
    void takesJpegByWhateverNameItComes() throws IOException {
        Picture kept = readPicture.read(SentPictures.jpeg(300, 200));

        assertThat(chunks(kept.png())).containsOnly("IHDR", "IDAT", "IEND");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(kept.png()));
        assertThat(shown.getWidth()).isEqualTo(300).isEqualTo(kept.width());
        assertThat(shown.getHeight()).isEqualTo(200).isEqualTo(kept.height());
        assertThat(readPicture.read(SentPictures.progressiveJpeg(300, 200)).width())
                .isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({
        "2048, 2048, 1024, 1024",
        "4096, 1000, 1024, 250",
        "1000, 2500, 410, 1024",
        "4096, 1, 1024, 1",
        "1024, 7, 1024, 7",
        "1, 1, 1, 1"
    })
    void isNoLargerThanPagesShowIt(int width, int height, int keptWidth, int keptHeight) {
        Picture kept = readPicture.read(SentPictures.png(width, height, 1));

        assertThat(List.of(kept.width(), kept.height())).containsExactly(keptWidth, keptHeight);
    }

    @Test
    void hasFewerPixelsWhereItsBytesWouldBeTooMany() {
        byte[] noise = SentPictures.noise(1024);
        assertThat(noise.length).isGreaterThan(4 * 1024 * 1024);

        Picture kept = readPicture.read(noise);

        assertThat(kept.png().length).isBetween(100_000, 512 * 1024);
        assertThat(kept.width()).isEqualTo(kept.height()).isIn(256, 512);
    }

    @Test
    void staysSeeThroughAndTakesDeepColours() throws IOException {
        Picture clear = readPicture.read(SentPictures.seeThroughPng());
        Picture deep = readPicture.read(SentPictures.deepPng(2048, 2048));

        assertThat(ImageIO.read(new ByteArrayInputStream(clear.png())).getRGB(3, 3) >>> 24)
                .isZero();
        assertThat(deep.width()).isEqualTo(1024);
    }

    @Test
    void showsTheColoursOfPrintersAsScreensCan() throws IOException {
        Picture kept = readPicture.read(SentPictures.cmykJpeg());

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(kept.png()));
        assertThat(shown.getColorModel().getColorSpace().isCS_sRGB()).isTrue();
        assertThat(shown.getColorModel().getNumComponents()).isEqualTo(3);
        assertThat(shown.getRGB(8, 8)).isEqualTo(0xFF000000);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesWhatIsNoPictureOrTooMuchOfOne(String what, byte[] bytes) {
        assertThatExceptionOfType(RefusedException.class)
                .as(what)
                .isThrownBy(() -> readPicture.read(bytes))
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo("VALIDATION_FAILED"));
    }

    static Stream<Object[]> bad() {
        return SentPictures.bad().entrySet().stream()
                .map((Map.Entry<String, byte[]> one) -> new Object[] {one.getKey(), one.getValue()});
    }

    @Test
    void saysWhatToDo() {
        assertThat(refusal(SentPictures.hollowPng(30_000, 30_000))).contains("30000 × 30000 pixels: at most 4096");
        assertThat(refusal(SentPictures.hollowJpeg(30_000, 30_000))).contains("30000 × 30000 pixels");
        byte[] jpeg = SentPictures.jpeg(64, 64);
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length / 2))).contains("damaged", "save it anew");
        assertThat(refusal("<svg/>".getBytes(StandardCharsets.UTF_8))).contains("PNG or JPEG");
        assertThat(refusal(SentPictures.jpegOfManyScans(33))).contains("32 scans");
    }

    @Test
    void readsOneAfterTheOtherAndSendsAwayWhoWouldWaitTooLong() {
        ReadPicture impatient = new ReadPicture(Duration.ofMillis(20));
        byte[] slow = SentPictures.progressiveJpeg(2048, 2048);

        List<CompletableFuture<String>> racing = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> outcome(impatient, slow),
                        work -> Thread.ofVirtual().start(work)))
                .limit(4)
                .toList();

        assertThat(racing.stream().map(CompletableFuture::join))
                .contains("TEMPORARILY_UNAVAILABLE")
                .contains("read");
        assertThat(outcome(impatient, SentPictures.png(16, 16, 1))).isEqualTo("read");
        assertThat(outcome(impatient, SentPictures.hollowPng(2000, 2000))).isEqualTo("VALIDATION_FAILED");
        assertThat(outcome(impatient, SentPictures.png(16, 16, 1))).isEqualTo("read");
    }

    private static String outcome(ReadPicture by, byte[] bytes) {
        try {
            by.read(bytes);
            return "read";
        } catch (RefusedException e) {
            return e.refusal().code();
        }
    }

    private String refusal(byte[] bytes) {
        try {
            readPicture.read(bytes);
            throw new AssertionError("it was taken");
        } catch (RefusedException e) {
            return e.refusal().message();
        }
    }

    private static List<String> chunks(byte[] png) {
        List<String> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(png, 8, png.length - 8);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            types.add(text(type));
            bytes.position(bytes.position() + length + 4);
        }
        return types;
    }

    private static List<Integer> pixels(Picture picture) {
        return pixels(picture.png());
    }

    private static List<Integer> pixels(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            List<Integer> pixels = new ArrayList<>();
            for (int at = 0; at < image.getWidth() * image.getHeight(); at++) {
                pixels.add(image.getRGB(at % image.getWidth(), at / image.getWidth()));
            }
            return pixels;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
