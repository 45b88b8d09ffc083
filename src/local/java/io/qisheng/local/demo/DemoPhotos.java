package io.qisheng.local.demo;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
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
import java.sql.ResultSet;
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
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Photos of some of the petitions, taken through the service's own inspection and watermark, with their files in the storage. */
final class DemoPhotos implements DemoPart {

    /** Every so many petitions has photos. */
    private static final int STEP = 9;

    private static final int LAST = 16 * STEP;
    private static final Duration STORAGE_STARTS = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Watermark watermark = new Watermark();

    /** The ids of the photos that petition {@code n} was filed with. */
    static List<UUID> of(int n) {
        int count = n % STEP != 0 || n > LAST ? 0 : 1 + n / STEP % 2;
        return IntStream.rangeClosed(1, count).mapToObj(place -> id(n, place)).toList();
    }

    private static UUID id(int n, int place) {
        return DemoIds.of("photo-" + n + "-" + place);
    }

    /** A petition that has photos, as the watermark and the row need to know it. */
    private record Fact(UUID id, UUID filerId, String filer, String caption, Instant at) {}

    @Override
    public String name() {
        return "photos";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        Storage storage = new Storage(context.environment());
        try (PreparedStatement photos = owner.prepareStatement(Sql.PHOTO);
                PreparedStatement fingerprints = owner.prepareStatement(Sql.FINGERPRINT)) {
            for (int n = STEP; n <= LAST; n += STEP) {
                Fact fact = fact(owner, n);
                int places = of(n).size();
                for (int place = 1; place <= places; place++) {
                    add(photos, fingerprints, storage, fact, n, place);
                }
            }
            photos.executeBatch();
            fingerprints.executeBatch();
        }
    }

    private static Fact fact(Connection owner, int n) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(Sql.FACT)) {
            query.setObject(1, DemoTownship.DISTRICT);
            query.setObject(2, DemoIds.of("petition-" + n));
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no petition " + n);
                }
                return new Fact(
                        row.getObject("id", UUID.class),
                        row.getObject("filer_id", UUID.class),
                        DemoNames.person(n % DemoTownship.ENTERPRISES + 1),
                        row.getString("caption"),
                        row.getObject("filed_at", OffsetDateTime.class).toInstant());
            }
        }
    }

    private void add(
            PreparedStatement photos, PreparedStatement fingerprints, Storage storage, Fact fact, int n, int place)
            throws SQLException {
        byte[] png = png(n / STEP * 7 + place);
        String sha256 = sha256(png);
        if (!(PhotoInspector.inspect(png, "image/png", sha256) instanceof Inspection.Good good)) {
            throw new IllegalStateException("a demonstration photo was refused");
        }
        UUID id = id(n, place);
        store(storage, new PhotoKeys(DemoTownship.DISTRICT, id), good, fact);
        Instant taken = fact.at().minus(Duration.ofMinutes(5));
        bind(
                photos,
                List.of(
                        DemoTownship.DISTRICT,
                        id,
                        fact.filerId(),
                        fact.filer(),
                        png.length,
                        sha256,
                        time(taken),
                        time(taken),
                        time(taken),
                        good.verdict().size().width(),
                        good.verdict().size().height(),
                        good.verdict().fingerprint(),
                        fact.id(),
                        fact.caption(),
                        time(fact.at()),
                        place - 1,
                        time(fact.at())));
        bind(fingerprints, List.of(DemoTownship.DISTRICT, id, good.verdict().fingerprint()));
    }

    private void store(Storage storage, PhotoKeys keys, Inspection.Good good, Fact fact) {
        byte[] original = good.original().bytes();
        List<String> lines =
                List.of(fact.filer() + " · " + TIME.format(BusinessZone.localOf(fact.at())), fact.caption());
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

    private static final class Sql {
        static final String FACT = """
                select id, filer_id, coalesce(number, enterprise_name) as caption, filed_at
                from petition where district_id = ? and id = ?
                """;
        static final String PHOTO = """
                insert into evidence (district_id, id, owner_id, owner_name, purpose, content_type, size, sha256, status,
                    created_at, ticket_expires_at, judged_at, width, height, fingerprint, fact_type, fact_id, fact_part,
                    caption, attached_at, place_in_fact, marked_at)
                values (?, ?, ?, ?, 'PETITION', 'image/png', ?, ?, 'ATTACHED', ?, ?, ?, ?, ?, ?, 'PETITION', ?, 0, ?, ?, ?, ?)
                """;
        static final String FINGERPRINT = """
                insert into evidence_fingerprint (district_id, band, value, evidence_id)
                select ?, band, ((shown.fingerprint >> (band * 16)) & 65535)::integer, ?
                from (select ?::bigint as fingerprint) shown, generate_series(0, 3) band
                """;
    }

    /** The storage starts side by side with the database, so the first file may have to wait for it. */
    private static final class Storage {

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
            Instant end = Instant.now().plus(STORAGE_STARTS);
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
