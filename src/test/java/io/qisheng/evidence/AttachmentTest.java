package io.qisheng.evidence;

import static io.qisheng.evidence.EvidenceSteps.confirm;
import static io.qisheng.evidence.EvidenceSteps.photo;
import static io.qisheng.evidence.EvidenceSteps.ticket;
import static io.qisheng.evidence.EvidenceSteps.verified;
import static io.qisheng.evidence.EvidenceSteps.wish;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.activities.ActivitySteps;
import io.qisheng.evidence.domain.EvidenceStatus;
import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.image.Pictures;
import io.qisheng.evidence.storage.PhotoKeys;
import io.qisheng.evidence.storage.PhotoStorage;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.problem.Violation;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AttachmentTest {

    private static final String OWNER = "demo-owner-3";
    private static final String STRANGER = "demo-owner-4";
    private static final String CAPTION = "主题党日 试验";

    private static final UUID DISTRICT = DemoIds.of("district");

    @Inject
    Evidence evidence;

    @Inject
    EvidenceRepository repository;

    @Inject
    EvidenceSweeper sweeper;

    @Inject
    PhotoStorage storage;

    @Inject
    Database database;

    private final FactRef fact = FactRef.of(FactType.ACTIVITY, Ids.next());

    private Caller caller(String person) {
        UUID userId = UUID.fromString(as(person).get("/api/v1/me").path("id"));
        return new Caller(userId, "试验用户", DISTRICT, List.of(), null);
    }

    private List<Violation> attach(String person, FactRef to, UUID... ids) {
        Caller caller = caller(person);
        return database.write(tx -> evidence.attach(tx, caller, List.of(ids), Purpose.ACTIVITY, to, CAPTION));
    }

    private EvidenceRow row(UUID id) {
        return Objects.requireNonNull(database.write(tx -> repository.find(tx, DISTRICT, id)));
    }

    private byte[] file(String key) {
        return Database.await(() -> storage.read(key, 1 << 24));
    }

    private static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(50);
        }
    }

    /** A photo that shows nothing that any other shows. */
    private static byte[] uniquePhoto() {
        return Pictures.jpeg(Pictures.noise(new Random().nextLong(), 640, 480));
    }

    @Test
    void attachedPhotosAreShownInTheirOrderWithTheFact() {
        UUID first = verified(OWNER, "ACTIVITY", uniquePhoto());
        UUID second = verified(OWNER, "ACTIVITY", uniquePhoto());

        assertThat(attach(OWNER, fact, second, first)).isEmpty();

        Map<FactRef, List<EvidenceView>> views =
                database.write(tx -> evidence.views(tx, DISTRICT, FactType.ACTIVITY, List.of(fact.id())));
        assertThat(views).containsOnlyKeys(fact);
        List<EvidenceView> shown = Objects.requireNonNull(views.get(fact));
        assertThat(shown).extracting(EvidenceView::id).containsExactly(second, first);
        assertThat(shown).extracting(EvidenceView::status).containsOnly(EvidenceStatus.ATTACHED);
        assertThat(shown.getFirst().renditions())
                .extracting(RenditionView::width)
                .containsExactly(320, 640);
    }

    @Test
    void everythingThatIsWrongIsToldByIndexAndNothingIsAttached() {
        UUID good = verified(OWNER, "ACTIVITY", uniquePhoto());
        UUID otherPurpose = verified(OWNER, "PETITION", uniquePhoto());
        UUID foreign = verified(STRANGER, "ACTIVITY", uniquePhoto());
        UUID pending = UUID.fromString(ticket(OWNER, wish("ACTIVITY", photo())).path("id"));
        UUID elsewhere = verified(OWNER, "ACTIVITY", uniquePhoto());
        attach(OWNER, FactRef.of(FactType.ACTIVITY, Ids.next()), elsewhere);

        List<Violation> violations = attach(OWNER, fact, good, otherPurpose, foreign, Ids.next(), pending, elsewhere);

        assertThat(violations)
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly(
                        "/evidenceIds/1 not-usable",
                        "/evidenceIds/2 not-found",
                        "/evidenceIds/3 not-found",
                        "/evidenceIds/4 not-usable",
                        "/evidenceIds/5 not-usable");
        assertThat(row(good).status).isEqualTo(EvidenceStatus.VERIFIED);
    }

    @Test
    void attachingAgainChangesNothing() {
        UUID id = verified(OWNER, "ACTIVITY", uniquePhoto());
        attach(OWNER, fact, id);
        Instant before = row(id).attachedAt;

        assertThat(attach(OWNER, fact, id)).isEmpty();

        assertThat(row(id).attachedAt).isEqualTo(before);
    }

    @Test
    void whoMaySeeTheFactSeesThePhotoAndNobodyElse() {
        String activity = ActivitySteps.planned(ActivitySteps.plan(Duration.ofDays(1)));
        String member = "demo-member-1";
        UUID id = verified(OWNER, "ACTIVITY", uniquePhoto());
        attach(OWNER, FactRef.of(FactType.ACTIVITY, UUID.fromString(activity)), id);
        as(member).get("/api/v1/evidence/" + id).then().statusCode(404);

        ActivitySteps.act("secretary", activity, "publish").then().statusCode(200);

        as(member)
                .get("/api/v1/evidence/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("ATTACHED"))
                .body("renditions", hasSize(2));
        confirm(member, id.toString()).then().statusCode(404);
    }

    @Test
    void theWatermarkIsDrawnSoonAfterAttaching() throws InterruptedException {
        UUID id = verified(OWNER, "ACTIVITY", uniquePhoto());
        PhotoKeys files = new PhotoKeys(DISTRICT, id);
        attach(OWNER, fact, id);

        eventually("marked", () -> row(id).markedAt != null);

        byte[] plain = file(files.rendition(RenditionSize.PREVIEW, false));
        byte[] marked = file(files.rendition(RenditionSize.PREVIEW, true));
        assertThat(marked).isNotEqualTo(plain);
        assertThat(as(OWNER).get("/api/v1/evidence/" + id).<String>path("renditions[1].url"))
                .contains("/marked-1280.jpg");
    }

    @Test
    void thatTheSamePhotoProvesAnotherFactIsFlagged() {
        byte[] picture = uniquePhoto();
        byte[] smaller = Pictures.jpeg(Pictures.smaller(picture, 500));
        UUID first = verified(OWNER, "ACTIVITY", picture);
        UUID sameFact = verified(OWNER, "ACTIVITY", picture);
        UUID again = verified(STRANGER, "ACTIVITY", smaller);
        attach(OWNER, fact, first, sameFact);

        assertThat(attach(STRANGER, FactRef.of(FactType.ACTIVITY, Ids.next()), again))
                .isEmpty();

        assertThat(row(again).sameAs).isIn(first, sameFact);
        assertThat(row(sameFact).sameAs).isNull();
    }

    @Test
    void whatAnEditedDraftDropsIsRemovedWithItsFiles() throws InterruptedException {
        UUID kept = verified(OWNER, "ACTIVITY", uniquePhoto());
        UUID dropped = verified(OWNER, "ACTIVITY", uniquePhoto());
        attach(OWNER, fact, kept, dropped);

        database.write(tx -> evidence.keepOnly(tx, DISTRICT, fact, List.of(kept)));

        assertThat(row(dropped).status).isEqualTo(EvidenceStatus.REMOVED);
        assertThat(row(kept).status).isEqualTo(EvidenceStatus.ATTACHED);
        String original = new PhotoKeys(DISTRICT, dropped).original();
        eventually("files deleted", () -> file(original) == null);
        assertThat(file(new PhotoKeys(DISTRICT, kept).original())).isNotNull();
    }

    @Test
    void whatNobodyNeedsAfterTheVerdictIsDeleted() throws InterruptedException {
        UUID id = verified(OWNER, "ACTIVITY", uniquePhoto());

        PhotoKeys files = new PhotoKeys(DISTRICT, id);
        eventually("the copy is deleted", () -> file(files.copy()) == null);
        assertThat(file(files.upload())).isNull();
        assertThat(file(files.original())).isNotNull();
    }

    @Test
    void aPhotoThatProvesNothingForADayIsSwept() throws InterruptedException {
        UUID old = verified(OWNER, "ACTIVITY", uniquePhoto());
        UUID fresh = verified(OWNER, "ACTIVITY", uniquePhoto());
        UUID attached = verified(OWNER, "ACTIVITY", uniquePhoto());
        attach(OWNER, fact, attached);
        age(old, Duration.ofHours(25));
        age(attached, Duration.ofHours(25));

        Database.await(sweeper::sweep);

        assertThat(row(old).status).isEqualTo(EvidenceStatus.REMOVED);
        assertThat(row(fresh).status).isEqualTo(EvidenceStatus.VERIFIED);
        assertThat(row(attached).status).isEqualTo(EvidenceStatus.ATTACHED);
        String original = new PhotoKeys(DISTRICT, old).original();
        eventually("files deleted", () -> file(original) == null);
        confirm(OWNER, old.toString()).then().statusCode(200).body("status", equalTo("REMOVED"));
    }

    @Test
    void aTicketThatRanOutSaysSo() {
        String id = ticket(OWNER, wish("ACTIVITY", photo())).path("id");
        age(UUID.fromString(id), Duration.ofHours(1));

        confirm(OWNER, id).then().statusCode(409).body("code", equalTo("evidence-ticket-expired"));
    }

    @Test
    void aCrashBetweenTheStepsOfAConfirmationIsMadeGood() {
        byte[] picture = uniquePhoto();
        var ticket = ticket(OWNER, wish("ACTIVITY", picture));
        EvidenceSteps.upload(ticket, picture);
        PhotoKeys files = new PhotoKeys(DISTRICT, UUID.fromString(ticket.path("id")));
        Database.await(() -> storage.copy(files.upload(), files.copy()));
        Database.await(() -> storage.delete(files.upload()));

        confirm(OWNER, ticket.path("id")).then().statusCode(200).body("status", equalTo("VERIFIED"));
    }

    private void age(UUID id, Duration age) {
        database.write(tx -> tx.session()
                .createNativeQuery("update evidence set created_at = created_at - :seconds * interval '1 second',"
                        + " ticket_expires_at = ticket_expires_at - :seconds * interval '1 second' where id = :id")
                .setParameter("seconds", (double) age.toSeconds())
                .setParameter("id", id)
                .executeUpdate());
    }
}
