package io.qisheng.activities.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qisheng.activities.checkin.CheckInRequests.NewCheckIn;
import io.qisheng.activities.checkin.CheckInRequests.Place;
import io.qisheng.activities.checkin.CheckInWorld.Activity;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.ActivityStatus;
import io.qisheng.activities.domain.CheckInReason;
import io.qisheng.activities.domain.CheckInRules;
import io.qisheng.activities.domain.CheckInRules.Judgement;
import io.qisheng.activities.domain.CheckInRules.Judgement.Refused;
import io.qisheng.activities.domain.CheckInRules.Judgement.Taken;
import io.qisheng.activities.domain.CheckInRules.Result;
import io.qisheng.activities.domain.CheckInRules.Standing;
import io.qisheng.activities.domain.Point.Crs;
import io.qisheng.activities.domain.RotatingCode;
import io.qisheng.activities.domain.Scan;
import io.qisheng.activities.domain.Scan.Way;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.CheckInView;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.ProblemType;
import io.qisheng.points.Points;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the statement writes about a scan is what the pure rules say of it, whoever scans what, when, where and after whatever came
 * before. Time is the test's: every border of the rules is drawn with its neighbours of a millisecond.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CheckInVerdictTest {

    private static final int TRIES = 400;
    private static final double METRES_OF_A_DEGREE = 6_371_008.8 * Math.PI / 180;
    private static final long MINUTE = 60_000;
    private static final long[] AFTER_START = {
        -120 * MINUTE - 1,
        -120 * MINUTE,
        -30 * MINUTE - 1,
        -30 * MINUTE,
        -10 * MINUTE - 1,
        -10 * MINUTE,
        0,
        5 * MINUTE,
        15 * MINUTE,
        15 * MINUTE + 1,
        60 * MINUTE,
        180 * MINUTE,
        180 * MINUTE + 1
    };
    private static final long[] ON_THE_WAY = {
        0, 0, 0, 10 * MINUTE, 10 * MINUTE + 1, 600 * MINUTE, 4_320 * MINUTE, 4_320 * MINUTE + 1
    };
    private static final long[] SKEW = {
        0, 0, 0, 10 * MINUTE, 10 * MINUTE + 1, -10 * MINUTE, -10 * MINUTE - 1, 300 * MINUTE, -300 * MINUTE
    };
    private static final long[] AGE_OF_CARD = {0, 60_000, 5 * MINUTE, 5 * MINUTE + 1, -5 * MINUTE + 1, -5 * MINUTE};
    private static final double[] METRES = {0, 250, 319.5, 320.5, 5_000};
    private static final double ACCURACY = 20;
    private static final String[] DEVICES = {"phone-1", "phone-2", "phone-3"};

    @Inject
    ActivityMemory memory;

    @Inject
    CheckInRepository checkIns;

    @Inject
    Points points;

    @Inject
    FieldCipher cipher;

    @Inject
    ObjectMapper json;

    /** One try: what is sent, by whom, and the scan as the rules see it. */
    private record Try(Caller caller, UUID member, Activity activity, NewCheckIn sent, Scan scan) {}

    /** A check-in that was written. */
    private record Written(UUID id, UUID activity, UUID member, boolean voided) {}

    /** What came out, or shall come out. */
    private record Verdict(
            @Nullable ProblemType refused,
            boolean repeated,
            @Nullable UUID first,
            @Nullable Result result,
            boolean guest,
            Set<String> reasons) {

        static Verdict refused(ProblemType why) {
            return new Verdict(why, false, null, null, false, Set.of());
        }

        static Verdict again(UUID first) {
            return new Verdict(null, true, first, null, false, Set.of());
        }
    }

    /** The books that the test keeps itself. */
    private static final class Books {

        final List<Written> written = new ArrayList<>();
        final Map<String, Written> nonces = new HashMap<>();
        final Map<String, UUID> phones = new HashMap<>();

        @Nullable
        Written standing(UUID activity, UUID member) {
            return written.stream()
                    .filter(one ->
                            one.activity().equals(activity) && one.member().equals(member) && !one.voided())
                    .findFirst()
                    .orElse(null);
        }

        /** A phone belongs to the first member who checked in with it. */
        boolean seenForAnother(Try one) {
            UUID first = phones.get(phone(one));
            return one.sent().deviceId() != null
                    && one.scan().way().isOwn()
                    && first != null
                    && !first.equals(one.member());
        }

        static String phone(Try one) {
            return one.activity().id + " " + one.sent().deviceId();
        }

        static String nonce(Try one) {
            return one.caller().userId() + one.sent().nonce();
        }

        void add(Try one, CheckInView view) {
            Written row = new Written(view.id(), one.activity().id, one.member(), false);
            written.add(row);
            nonces.put(nonce(one), row);
            if (one.sent().deviceId() != null && one.scan().way().isOwn()) {
                phones.putIfAbsent(phone(one), one.member());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_260_701})
    void theStatementSaysWhatTheRulesSay(long seed) throws Exception {
        Random random = new Random(seed);
        CheckInWorld world = CheckInWorld.made();
        Books books = new Books();
        Map<String, Integer> seen = new HashMap<>();
        try (Connection owner = Database.owner()) {
            for (int i = 0; i < TRIES; i++) {
                disturb(owner, world, books, random);
                Try one = drawn(world, books, random);
                Verdict expected = expected(world, books, one);

                Verdict found = found(books, one);

                assertThat(found).as("try %d of seed %d: %s", i, seed, one).isEqualTo(expected);
                seen.merge(kind(expected), 1, Integer::sum);
            }
            assertThat(Database.number(owner, "select count(*) from check_in where district_id = ?", world.district))
                    .isEqualTo(books.written.size());
            assertThat(Database.number(owner, """
                            select count(*) from points_entry e join check_in c on c.district_id = e.district_id and c.id = e.source_id
                            where c.district_id = ? and c.result <> 'REVIEW'""", world.district))
                    .isEqualTo(Database.number(
                            owner,
                            "select count(*) from check_in where district_id = ? and result <> 'REVIEW'",
                            world.district));
        }
        assertThat(seen.keySet())
                .as("every kind of verdict was drawn: %s", seen)
                .contains(
                        "ACCEPTED",
                        "LATE",
                        "REVIEW",
                        "again",
                        "CHECK_IN_TOO_LATE",
                        "CHECK_IN_ACTIVITY_CANCELLED",
                        "CHECK_IN_ACTIVITY_NOT_OPEN",
                        "CHECK_IN_CODE_INVALID",
                        "CHECK_IN_CARD_INVALID",
                        "CHECK_IN_NOT_ON_ROSTER",
                        "CHECK_IN_NONCE_REUSED");
    }

    private static String kind(Verdict verdict) {
        if (verdict.refused() != null) {
            return verdict.refused().toString();
        }
        return verdict.repeated()
                ? "again"
                : Objects.requireNonNull(verdict.result()).name();
    }

    /** Now and then an activity moves on, and a check-in is voided; the service's memory of an activity is old then. */
    private static void disturb(Connection owner, CheckInWorld world, Books books, Random random) throws Exception {
        if (random.nextInt(12) == 0) {
            ActivityStatus[] to = {
                ActivityStatus.OPEN, ActivityStatus.OPEN, ActivityStatus.CANCELLED, ActivityStatus.CLOSED
            };
            Activity activity = any(world.activities, random);
            world.move(owner, activity, to[random.nextInt(to.length)], CheckInWorld.START.plusMillis(170 * MINUTE));
        }
        if (random.nextInt(3) == 0) {
            List<Written> standing =
                    books.written.stream().filter(one -> !one.voided()).toList();
            if (!standing.isEmpty()) {
                Written one = any(standing, random);
                world.voided(owner, one.id());
                Written gone = new Written(one.id(), one.activity(), one.member(), true);
                books.written.set(books.written.indexOf(one), gone);
                books.nonces.replaceAll((nonce, row) -> row.equals(one) ? gone : row);
            }
        }
    }

    private Try drawn(CheckInWorld world, Books books, Random random) {
        Activity activity = any(world.activities, random);
        UUID member = any(world.people.keySet().stream().sorted().toList(), random);
        Way way = any(List.of(Way.CODE, Way.CODE, Way.SCENE, Way.CARD, Way.HAND), random);
        Caller caller = way.isOwn()
                ? new Caller(member, "某同志", world.district, List.of(), member)
                : new Caller(
                        world.organiser,
                        "书记",
                        world.district,
                        List.of(new Grant(Role.SECRETARY, world.organiser, CheckInWorld.ORGANISER_PATH)),
                        null);
        Instant scanned = CheckInWorld.START.plusMillis(any(AFTER_START, random));
        Instant received = scanned.plusMillis(any(ON_THE_WAY, random));
        long skew = any(SKEW, random);
        boolean tells = random.nextInt(4) > 0;
        Instant byPhone = tells ? scanned.plusMillis(skew) : scanned;
        Instant sent = tells ? received.plusMillis(skew) : null;
        int steps = random.nextInt(7) - 3;
        boolean good = random.nextInt(5) > 0;
        long age = any(AGE_OF_CARD, random);
        Double metres = random.nextInt(6) == 0 ? null : any(METRES, random);
        NewCheckIn body = new NewCheckIn(
                null,
                way == Way.CODE ? code(world, activity).at(scanned.plusSeconds(15L * steps)) : null,
                way == Way.SCENE ? Codes.scene(facts(good ? activity.id : Ids.next())) : null,
                way == Way.CARD ? card(member, scanned.minusMillis(age)) : null,
                way == Way.HAND ? member : null,
                null,
                byPhone.atOffset(ZoneOffset.UTC),
                sent == null ? null : sent.atOffset(ZoneOffset.UTC),
                nonce(caller, books, random),
                random.nextBoolean() ? null : DEVICES[random.nextInt(DEVICES.length)],
                metres == null
                        ? null
                        : new Place(
                                CheckInWorld.LATITUDE + metres / METRES_OF_A_DEGREE,
                                CheckInWorld.LONGITUDE,
                                ACCURACY,
                                Crs.GCJ02));
        boolean accepted = switch (way) {
            case CODE -> Math.abs(steps) <= 2;
            case SCENE -> good;
            case CARD -> age <= 5 * MINUTE && age > -5 * MINUTE;
            case HAND -> true;
        };
        Scan scan = new Scan(
                way,
                byPhone,
                sent,
                received,
                moment -> accepted,
                metres == null ? null : metres - CheckInWorld.RADIUS - ACCURACY);
        return new Try(caller, member, activity, body, scan);
    }

    private static String nonce(Caller caller, Books books, Random random) {
        List<String> used = books.nonces.keySet().stream()
                .filter(nonce -> nonce.startsWith(caller.userId().toString()))
                .sorted()
                .toList();
        return used.isEmpty() || random.nextInt(6) > 0
                ? Ids.next().toString()
                : any(used, random).substring(caller.userId().toString().length());
    }

    private static RotatingCode code(CheckInWorld world, Activity activity) {
        return Codes.rotating(facts(activity.id));
    }

    private static ActivityFacts facts(UUID id) {
        return new ActivityFacts(new JsonObject()
                .put("id", id.toString())
                .put("code_secret", "\\x" + HexFormat.of().formatHex(CheckInWorld.SECRET)));
    }

    private String card(UUID member, Instant issuedAt) {
        return new MemberCards(cipher, Clock.fixed(issuedAt, ZoneOffset.UTC))
                .issue(member)
                .cardToken();
    }

    /** What the pure rules and the table say. */
    private static Verdict expected(CheckInWorld world, Books books, Try one) {
        Written same = books.nonces.get(Books.nonce(one));
        if (same != null) {
            boolean ofThis =
                    same.activity().equals(one.activity().id) && same.member().equals(one.member());
            return ofThis ? Verdict.again(same.id()) : Verdict.refused(ActivityProblem.CHECK_IN_NONCE_REUSED);
        }
        Written before = books.standing(one.activity().id, one.member());
        if (before != null) {
            return Verdict.again(before.id());
        }
        Judgement judgement = CheckInRules.judge(one.scan(), one.activity().life(), one.activity().status);
        if (judgement instanceof Refused refused) {
            return Verdict.refused(refused.why());
        }
        Taken taken = (Taken) judgement;
        Standing standing = Objects.requireNonNull(world.people.get(one.member()));
        boolean shared = books.seenForAnother(one);
        Result result = CheckInRules.result(taken, standing, shared);
        if (result == null) {
            return Verdict.refused(ActivityProblem.CHECK_IN_NOT_ON_ROSTER);
        }
        Set<String> reasons = new HashSet<>();
        taken.reasons().forEach(reason -> reasons.add(reason.code()));
        if (shared) {
            reasons.add(CheckInReason.DEVICE_SHARED.code());
        }
        return new Verdict(null, false, null, result, standing == Standing.GUEST, reasons);
    }

    /** What the service and its statement say at that moment. */
    private Verdict found(Books books, Try one) {
        CheckInService service = new CheckInService(
                memory,
                new CheckInInputs(new MemberCards(cipher, Clock.systemUTC())),
                checkIns,
                points,
                cipher,
                json,
                Clock.fixed(one.scan().receivedAt(), ZoneOffset.UTC));
        try {
            CheckInView view = Database.await(() -> service.take(one.caller(), one.activity().id, one.sent()));
            if (view.repeated()) {
                return Verdict.again(view.id());
            }
            books.add(one, view);
            assertThat(view.points() == null).isEqualTo(view.result() == Result.REVIEW);
            return new Verdict(null, false, null, view.result(), view.guest(), Set.copyOf(view.reasons()));
        } catch (ProblemException refusal) {
            return Verdict.refused(refusal.type());
        }
    }

    private static <T> T any(List<T> many, Random random) {
        return many.get(random.nextInt(many.size()));
    }

    private static long any(long[] many, Random random) {
        return many[random.nextInt(many.length)];
    }

    private static double any(double[] many, Random random) {
        return many[random.nextInt(many.length)];
    }
}
