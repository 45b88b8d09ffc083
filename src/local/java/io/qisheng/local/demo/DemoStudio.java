package io.qisheng.local.demo;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.image.Inspection;
import io.qisheng.evidence.image.PhotoInspector;
import io.qisheng.evidence.image.Watermark;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.platform.time.BusinessZone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * Takes the photos of the demonstration: draws them, sends them through the service's own inspection and watermark, puts the files into
 * the storage and the rows into the database.
 */
final class DemoStudio implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final String PHOTO = """
            insert into evidence (district_id, id, owner_id, owner_name, purpose, content_type, size, sha256, status,
                created_at, ticket_expires_at, judged_at, width, height, fingerprint, fact_type, fact_id, fact_part,
                caption, attached_at, place_in_fact, marked_at)
            values (?, ?, ?, ?, ?, 'image/png', ?, ?, 'ATTACHED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FINGERPRINT = """
            insert into evidence_fingerprint (district_id, band, value, evidence_id)
            select ?, band, ((shown.fingerprint >> (band * 16)) & 65535)::integer, ?
            from (select ?::bigint as fingerprint) shown, generate_series(0, 3) band
            """;

    private final Watermark watermark = new Watermark();
    private final Storage storage;
    private final PreparedStatement photos;
    private final PreparedStatement fingerprints;

    DemoStudio(Connection owner, Map<String, String> environment) throws SQLException {
        storage = new Storage(environment);
        photos = owner.prepareStatement(PHOTO);
        fingerprints = owner.prepareStatement(FINGERPRINT);
    }

    /** Whoever takes a photo. */
    record Photographer(UUID userId, String name) {}

    /** What a photo proves, and what its watermark says. */
    record Subject(Purpose purpose, FactRef fact, String caption, Instant at) {}

    /**
     * Takes a photo.
     *
     * @param scene the number of the picture, another for each photo
     * @param place the photo's place among those of the same fact, from 0
     */
    void take(UUID id, int scene, Photographer by, Subject subject, int place) throws SQLException {
        byte[] png = png(scene);
        String sha256 = sha256(png);
        if (!(PhotoInspector.inspect(png, "image/png", sha256) instanceof Inspection.Good good)) {
            throw new IllegalStateException("a demonstration photo was refused");
        }
        store(new PhotoKeys(DemoTownship.DISTRICT, id), good, by, subject);
        OffsetDateTime taken = time(subject.at().minus(Duration.ofMinutes(5)));
        OffsetDateTime attached = time(subject.at());
        bind(
                photos,
                List.of(
                        DemoTownship.DISTRICT,
                        id,
                        by.userId(),
                        by.name(),
                        subject.purpose().name(),
                        png.length,
                        sha256,
                        taken,
                        taken,
                        taken,
                        good.verdict().size().width(),
                        good.verdict().size().height(),
                        good.verdict().fingerprint(),
                        subject.fact().type().name(),
                        subject.fact().id(),
                        subject.fact().part(),
                        subject.caption(),
                        attached,
                        place,
                        attached));
        bind(fingerprints, List.of(DemoTownship.DISTRICT, id, good.verdict().fingerprint()));
    }

    /** Writes the rows of the photos taken. */
    void write() throws SQLException {
        photos.executeBatch();
        fingerprints.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        photos.close();
        fingerprints.close();
    }

    private void store(PhotoKeys keys, Inspection.Good good, Photographer by, Subject subject) {
        byte[] original = good.original().bytes();
        List<String> lines =
                List.of(by.name() + " · " + TIME.format(BusinessZone.localOf(subject.at())), subject.caption());
        storage.put(keys.original(), original);
        for (RenditionSize size : RenditionSize.values()) {
            storage.put(
                    keys.rendition(size, true),
                    watermark.mark(original, size, lines).bytes());
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        statement.addBatch();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] png(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(DemoScene.draw(number), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** The storage starts side by side with the database, so the first file may have to wait for it. */
    private static final class Storage {

        private static final Duration STARTS = Duration.ofSeconds(60);

        private final MinioClient client;
        private final String bucket;

        Storage(Map<String, String> environment) {
            bucket = Objects.requireNonNull(environment.get("STORAGE_BUCKET"));
            client = MinioClient.builder()
                    .endpoint(Objects.requireNonNull(environment.get("STORAGE_URL")))
                    .region(Objects.requireNonNull(environment.get("STORAGE_REGION")))
                    .credentials(
                            Objects.requireNonNull(environment.get("STORAGE_ACCESS_KEY")),
                            Objects.requireNonNull(environment.get("STORAGE_SECRET_KEY")))
                    .build();
        }

        void put(String key, byte[] jpeg) {
            Instant end = Instant.now().plus(STARTS);
            while (true) {
                try {
                    client.putObject(PutObjectArgs.builder()
                            .bucket(bucket)
                            .object(key)
                            .contentType("image/jpeg")
                            .data(jpeg, jpeg.length)
                            .build());
                    return;
                } catch (MinioException notYet) {
                    if (Instant.now().isAfter(end)) {
                        throw new IllegalStateException("the storage takes no photo", notYet);
                    }
                    pause();
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
