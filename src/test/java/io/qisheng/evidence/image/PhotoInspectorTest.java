package io.qisheng.evidence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import io.qisheng.evidence.domain.PhotoLimits;
import io.qisheng.evidence.domain.PixelSize;
import io.qisheng.evidence.domain.RefusalReason;
import io.qisheng.evidence.domain.RenditionSize;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoInspectorTest {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String WEBP = "image/webp";

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Inspection inspect(byte[] bytes, String type) {
        return PhotoInspector.inspect(bytes, type, sha256(bytes));
    }

    private static Inspection.Good good(byte[] bytes, String type) {
        assertThat(inspect(bytes, type)).isInstanceOf(Inspection.Good.class);
        return (Inspection.Good) inspect(bytes, type);
    }

    private static List<RefusalReason> reasons(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Inspection.Bad.class);
        return ((Inspection.Bad) inspection).verdict().reasons();
    }

    private static BufferedImage picture(Rendition rendition) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
    }

    /** The colour in the middle of a quarter of the picture. */
    private static Color at(BufferedImage image, String corner) {
        int x = image.getWidth() * (corner.endsWith("L") ? 1 : 3) / 4;
        int y = image.getHeight() * (corner.startsWith("T") ? 1 : 3) / 4;
        return new Color(image.getRGB(x, y));
    }

    private static void assertSame(Color actual, Color expected) {
        assertThat(new int[] {actual.getRed(), actual.getGreen(), actual.getBlue()})
                .as("%s instead of %s", actual, expected)
                .satisfies(
                        rgb -> assertThat(rgb[0]).isCloseTo(expected.getRed(), within(12)),
                        rgb -> assertThat(rgb[1]).isCloseTo(expected.getGreen(), within(12)),
                        rgb -> assertThat(rgb[2]).isCloseTo(expected.getBlue(), within(12)));
    }

    private static void assertQuarters(BufferedImage image) {
        assertSame(at(image, "TL"), Pictures.TOP_LEFT);
        assertSame(at(image, "TR"), Pictures.TOP_RIGHT);
        assertSame(at(image, "BL"), Pictures.BOTTOM_LEFT);
        assertSame(at(image, "BR"), Pictures.BOTTOM_RIGHT);
    }

    @Test
    void keepsAnOriginalAndTwoRenditions() throws IOException {
        Inspection.Good good = good(Pictures.jpeg(Pictures.quarters(2000, 1500)), JPEG);

        Rendition preview = Objects.requireNonNull(good.renditions().get(RenditionSize.PREVIEW));
        Rendition thumbnail = Objects.requireNonNull(good.renditions().get(RenditionSize.THUMBNAIL));
        assertThat(good.verdict().size()).isEqualTo(new PixelSize(2000, 1500));
        assertThat(List.of(good.original().width(), preview.width(), thumbnail.width()))
                .containsExactly(2000, 1280, 320);
        assertThat(List.of(good.original().height(), preview.height(), thumbnail.height()))
                .containsExactly(1500, 960, 240);
        assertQuarters(picture(good.original()));
        assertQuarters(picture(preview));
        assertQuarters(picture(thumbnail));
    }

    @Test
    void aSmallPhotoIsNotBlownUp() {
        Inspection.Good good = good(Pictures.png(Pictures.quarters(100, 60)), PNG);

        assertThat(good.renditions().values()).extracting(Rendition::width).containsOnly(100);
    }

    @ParameterizedTest(name = "EXIF orientation {0}: stored top left is seen {1}, stored top right {2}")
    @CsvSource({"1, TL, TR", "2, TR, TL", "3, BR, BL", "4, BL, BR", "5, TL, BL", "6, TR, BR", "7, BR, TR", "8, BL, TL"})
    void turnsThePictureAsItWasSeen(int orientation, String topLeft, String topRight) throws IOException {
        byte[] photo = Pictures.withExif(Pictures.jpeg(Pictures.quarters(80, 40)), orientation);

        BufferedImage seen = picture(good(photo, JPEG).original());

        assertThat(seen.getWidth()).isEqualTo(orientation < 5 ? 80 : 40);
        assertSame(at(seen, topLeft), Pictures.TOP_LEFT);
        assertSame(at(seen, topRight), Pictures.TOP_RIGHT);
    }

    @Test
    void nothingOfTheMetadataIsLeft() throws Exception {
        byte[] photo = Pictures.withExif(Pictures.jpeg(Pictures.quarters(400, 300)), 6);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("SecretCam");

        Inspection.Good good = good(photo, JPEG);

        List<Rendition> kept = List.of(
                good.original(),
                Objects.requireNonNull(good.renditions().get(RenditionSize.PREVIEW)),
                Objects.requireNonNull(good.renditions().get(RenditionSize.THUMBNAIL)));
        for (Rendition rendition : kept) {
            assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", "SecretCam");
            assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(rendition.bytes()))
                            .getDirectories())
                    .extracting(Directory::getName)
                    .noneMatch(name -> name.contains("Exif") || name.contains("GPS") || name.contains("XMP"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void putsTransparentPicturesOnWhite(int type) throws IOException {
        byte[] png = Pictures.png(Pictures.quarters(64, 48, type));

        assertThat(at(picture(good(png, PNG).original()), "BR").getRed()).isGreaterThan(243);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyStaysAsDarkAsItWas(int type) throws IOException {
        BufferedImage grey = new BufferedImage(40, 40, type);
        int level = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8 | 100;
        for (int i = 0; i < 1600; i++) {
            grey.getRaster().setSample(i % 40, i / 40, 0, level);
        }

        assertSame(at(picture(good(Pictures.png(grey), PNG).original()), "TL"), new Color(100, 100, 100));
    }

    @Test
    void turnsPrintShopColoursIntoScreenColours() throws IOException {
        byte[] red = Pictures.cmykJpeg(64, 64, 0, 255, 255, 0);

        Color seen = at(picture(good(red, JPEG).original()), "TL");

        assertThat(seen.getRed()).isGreaterThan(200);
        assertThat(seen.getGreen()).isLessThan(90);
        assertThat(seen.getBlue()).isLessThan(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "alpha.webp"})
    void readsWebp(String name) throws IOException {
        assertQuarters(picture(good(Pictures.sample(name), WEBP).original()));
    }

    @Test
    void turnsWebpToo() throws IOException {
        BufferedImage seen = picture(good(Pictures.sample("turned.webp"), WEBP).original());

        assertThat(seen.getWidth()).isEqualTo(32);
        assertSame(at(seen, "TR"), Pictures.TOP_LEFT);
    }

    @Test
    void progressiveJpegsArePhotosToo() throws IOException {
        assertQuarters(picture(good(Pictures.progressiveJpeg(Pictures.quarters(200, 120)), JPEG)
                .original()));
    }

    @Test
    void whatFollowsThePictureIsThrownAway() {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(64, 48));
        byte[] script = "<script>alert(1)</script>PK\003\004".getBytes(StandardCharsets.US_ASCII);

        Inspection.Good good = good(Pictures.insert(jpeg, jpeg.length, script), JPEG);

        assertThat(new String(good.original().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script", "PK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00ff\u00d8",
                "GIF89a\1\0\1\0\0\0\0;",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<!doctype html><script>alert(1)</script>",
                "%PDF-1.7",
                "RIFF\0\0\0\0WAVE",
                "BM\0\0\0\0"
            })
    void refusesWhatIsNoPicture(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reasons(inspect(bytes, JPEG))).containsExactly(RefusalReason.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "mif1", "avif"})
    void saysThatHeicCannotBeDecoded(String brand) {
        byte[] heic = ("\0\0\0\30ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reasons(inspect(heic, JPEG))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @Test
    void refusesAnotherTypeThanTheTicketSays() {
        byte[] png = Pictures.png(Pictures.quarters(20, 20));

        assertThat(reasons(inspect(png, JPEG))).containsExactly(RefusalReason.TYPE_MISMATCH);
    }

    @Test
    void refusesOtherBytesThanTheTicketSays() {
        byte[] png = Pictures.png(Pictures.quarters(20, 20));

        Inspection inspection = PhotoInspector.inspect(png, PNG, sha256(new byte[0]));

        assertThat(reasons(inspection)).containsExactly(RefusalReason.HASH_MISMATCH);
    }

    @Test
    void refusesTooManyBytes() {
        byte[] jpeg = Arrays.copyOf(Pictures.jpeg(Pictures.quarters(20, 20)), PhotoLimits.MAX_BYTES + 1);

        assertThat(reasons(inspect(jpeg, JPEG))).containsExactly(RefusalReason.TOO_LARGE);
    }

    @Test
    void tellsAllReasonsAtOnce() {
        byte[] bomb = pngOf(60_000, 60_000);

        Inspection inspection = PhotoInspector.inspect(bomb, WEBP, sha256(new byte[0]));

        assertThat(reasons(inspection))
                .containsExactly(
                        RefusalReason.HASH_MISMATCH, RefusalReason.TYPE_MISMATCH, RefusalReason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesTooManyPixelsByTheHeaderAlone() {
        assertThat(reasons(inspect(pngOf(50_001, 1_000), PNG))).containsExactly(RefusalReason.TOO_MANY_PIXELS);
        assertThat(reasons(inspect(jpegOf(65_500, 65_500), JPEG))).containsExactly(RefusalReason.TOO_MANY_PIXELS);
        assertThat(reasons(inspect(webpOf(16_000, 16_000), WEBP))).containsExactly(RefusalReason.TOO_MANY_PIXELS);
    }

    @Test
    void refusesNoPixelsAtAll() {
        assertThat(reasons(inspect(pngOf(0, 10), PNG))).containsExactly(RefusalReason.UNDECODABLE);
        assertThat(reasons(inspect(jpegOf(0, 10), JPEG))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.99})
    void refusesAPhotoThatWasCutOff(double share) {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(640, 480));
        byte[] png = Pictures.png(Pictures.quarters(640, 480));
        byte[] webp = Pictures.sample("lossy.webp");

        assertThat(reasons(inspect(cut(jpeg, share), JPEG))).containsExactly(RefusalReason.UNDECODABLE);
        assertThat(reasons(inspect(cut(png, share), PNG))).containsExactly(RefusalReason.UNDECODABLE);
        assertThat(reasons(inspect(cut(webp, share), WEBP))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @Test
    void refusesAPhotoWithDamagedData() {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(640, 480));
        Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 200, (byte) 0);

        assertThat(reasons(inspect(jpeg, JPEG))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @Test
    void refusesAnAnimation() {
        assertThat(reasons(inspect(Pictures.sample("animated.webp"), WEBP))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @Test
    void refusesAJpegThatWouldBeDecodedForHours() {
        byte[] jpeg = Pictures.progressiveJpeg(Pictures.quarters(400, 300));
        int lastScan = lastScan(jpeg);
        byte[] scan = Arrays.copyOfRange(jpeg, lastScan, jpeg.length - 2);
        ByteBuffer bomb = ByteBuffer.allocate(jpeg.length + 200 * scan.length);
        bomb.put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 200; i++) {
            bomb.put(scan);
        }
        bomb.put(jpeg, jpeg.length - 2, 2);

        assertThat(reasons(inspect(bomb.array(), JPEG))).containsExactly(RefusalReason.UNDECODABLE);
    }

    @Test
    void damagedMetadataIsNoReasonToRefuse() throws IOException {
        byte[] photo = Pictures.withExif(Pictures.jpeg(Pictures.quarters(64, 48)), 6);
        Arrays.fill(photo, 20, 60, (byte) 0xFE);

        assertThat(picture(good(photo, JPEG).original()).getWidth()).isEqualTo(64);
    }

    @Test
    void readsLargePhotosWithEveryOtherPixel() {
        BufferedImage large = new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_GRAY);

        assertThat(good(Pictures.png(large), PNG).verdict().size()).isEqualTo(new PixelSize(2500, 2000));
    }

    @Test
    void theSamePhotoIsKnownAgainInAnotherSizeAndQuality() {
        BufferedImage image = Pictures.noise(3, 1200, 900);
        long first = good(Pictures.png(image), PNG).verdict().fingerprint();
        long again =
                good(Pictures.jpeg(Scaling.fit(image, 700)), JPEG).verdict().fingerprint();
        long other =
                good(Pictures.png(Pictures.noise(4, 1200, 900)), PNG).verdict().fingerprint();

        assertThat(DifferenceHash.distance(first, again)).isLessThanOrEqualTo(DifferenceHash.SAME);
        assertThat(DifferenceHash.distance(first, other)).isGreaterThan(DifferenceHash.SAME);
    }

    private static byte[] cut(byte[] bytes, double share) {
        return Arrays.copyOf(bytes, (int) (bytes.length * share));
    }

    private static int lastScan(byte[] jpeg) {
        for (int i = jpeg.length - 2; i > 0; i--) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
                return i;
            }
        }
        throw new IllegalArgumentException("no scan");
    }

    private static byte[] pngOf(int width, int height) {
        byte[] png = Pictures.png(Pictures.quarters(8, 8));
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }

    private static byte[] jpegOf(int width, int height) {
        byte[] jpeg = Pictures.jpeg(Pictures.quarters(8, 8));
        for (int i = 2; i < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return jpeg;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    private static byte[] webpOf(int width, int height) {
        byte[] webp = Pictures.sample("lossless.webp");
        int bits = (width - 1) | ((height - 1) << 14);
        for (int i = 0; i < 4; i++) {
            webp[21 + i] = (byte) (bits >> (8 * i));
        }
        return webp;
    }
}
