package io.qisheng.bench;

import io.qisheng.activities.checkin.Codes;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.bench.HotPath.Target;
import io.qisheng.bench.Meetings.Chair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What members and secretaries do on a party day: check in, look at that again, have deeds counted, look at the board. */
final class PartyPaths {

    private static final Target CHECK_IN = new Target(0.70, 1.5);
    private static final Target DECIDE = new Target(0.75, 1.5);
    private static final Target BOARD = new Target(0.60, 2);
    private static final int CHECKED_IN = 500;
    private static final Pattern DEVICE = Pattern.compile("\\\\x[0-9a-f]{64}");
    private static final Map<String, Integer> ROWS_OF_CHECK_IN = Map.of(
            "check_in", 1,
            "check_in_device", 1,
            "points_entry", 1,
            "notification where kind = 'check-in-accepted'", 1,
            "outbox_event where topic = 'activity'", 1,
            "audit_row where action = 'check-in'", 1,
            "idempotency_record", 1);
    private static final Map<String, Integer> ROWS_OF_DECISION = Map.of(
            "points_claim_step", 1,
            "points_entry", 1,
            "notification where kind = 'points-claim-approve'", 1,
            "outbox_event where topic = 'points'", 1,
            "audit_row where action = 'points-claim-approve'", 1,
            "idempotency_record", 1);

    private final Api api;
    private final Crowd crowd;
    private final ServerLog log;
    private final Map<UUID, ActivityFacts> activities;
    private final Numbers chairs = new Numbers("places at meetings", Meetings.CHAIRS);
    private final Numbers claims = new Numbers("claims", Claims.COUNT);
    private final SplittableRandom random = new SplittableRandom(2);

    /** @param activities their rows, as far as the code on the wall is made from them */
    PartyPaths(Api api, Crowd crowd, ServerLog log, Map<UUID, ActivityFacts> activities) {
        this.api = api;
        this.crowd = crowd;
        this.log = log;
        this.activities = activities;
    }

    /** The first of each member at each meeting. */
    HotPath checkIn() {
        String script = Meetings.script() + checkInScript(chairs.next(), 201);
        return new HotPath(
                "check-in, first",
                CHECK_IN,
                List.of(script),
                1,
                () -> posts(201, () -> checkIn(chairs.next())),
                ROWS_OF_CHECK_IN,
                chairs);
    }

    /** Of a member who has checked in, by a phone that does not know. */
    HotPath checkInAgain() {
        long first = chairs.take(CHECKED_IN);
        for (long chair = first; chair < first + CHECKED_IN; chair++) {
            Post post = checkIn(chair);
            api.postOnce(post.path(), post.token(), post.key(), post.body(), 201);
        }
        String script = "\\set n random(%d, %d)%n".formatted(first, first + CHECKED_IN - 1)
                + Meetings.script()
                + checkInScript(first, 200);
        return new HotPath(
                "check-in, repeated",
                CHECK_IN,
                List.of(script),
                1,
                () -> posts(200, () -> checkIn(random.nextLong(first, first + CHECKED_IN))),
                Map.of("idempotency_record", 1));
    }

    private String checkInScript(long chair, int status) {
        Chair place = new Chair(chair);
        Post post = checkIn(chair);
        List<Executed> ran = ran(post, status);
        Map<String, String> varying = new HashMap<>();
        varying.put(post.key().toString(), "gen_random_uuid()::text");
        varying.put(place.activity().toString(), Meetings.activitySql());
        varying.put(Township.MEMBER_IDS.id(place.member()).toString(), Township.MEMBER_IDS.sql("member"));
        varying.put(Township.USERS.id(place.member()).toString(), Township.USERS.sql("member"));
        varying.put(nonce(post.key()), "(:nonce::bigint::text)");
        ran.stream()
                .flatMap(one -> one.values().stream())
                .filter(value -> DEVICE.matcher(value).matches())
                .forEach(device -> varying.put(device, "sha256(int8send(:member::bigint))"));
        return "\\set nonce random(1, 9000000000000000000)\n" + scan(ran).forPgbench(varying) + ";\n";
    }

    /** The activity itself is read once for many scans, so the limit is the scan alone. */
    private static Executed scan(List<Executed> ran) {
        return ran.getLast();
    }

    private Post checkIn(long chair) {
        Chair place = new Chair(chair);
        UUID key = key();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String body = """
                {"code":"%s","scannedAt":"%s","sentAt":"%s","nonce":"%s","deviceId":"phone-%d","place":{"latitude":%s,\
                "longitude":%s,"accuracy":20,"crs":"GCJ02"}}""".formatted(
                        code(place, now),
                        now,
                        now,
                        nonce(key),
                        place.member(),
                        Meetings.VENUE.latitude(),
                        Meetings.VENUE.longitude());
        return new Post(
                "/api/v1/activities/" + place.activity() + "/check-ins",
                crowd.members().get(place.person()),
                key,
                body);
    }

    private String code(Chair place, Instant now) {
        return Codes.rotating(Objects.requireNonNull(activities.get(place.activity())))
                .at(now);
    }

    private static String nonce(UUID key) {
        return "n-" + key;
    }

    /** A secretary lets a claim pass. */
    HotPath decision() {
        long claim = claims.next();
        Post post = decide(claim);
        List<Executed> ran = ran(post, 200);
        String paths = "{" + Township.branch(Claims.branch(claim)).path() + "}";
        Map<String, String> varying = Map.of(
                post.key().toString(),
                "gen_random_uuid()::text",
                Claims.id(claim).toString(),
                Claims.idSql(),
                paths,
                "array['" + Township.PATH + "/branch-' || :branch]::text[]");
        return new HotPath(
                "claim decision",
                DECIDE,
                List.of(Claims.script() + ran.getLast().forPgbench(varying) + ";\n"),
                1,
                () -> posts(200, () -> decide(claims.next())),
                ROWS_OF_DECISION,
                claims);
    }

    private Post decide(long claim) {
        return new Post(
                "/api/v1/points/claims/" + Claims.id(claim) + "/decision",
                crowd.secretaryOf(Claims.branch(claim)),
                key(),
                "{\"decision\":\"APPROVE\"}");
    }

    /** The board of the own branch. It is remembered for a moment, so its limit is the static answer. */
    HotPath leaderboard() {
        return new HotPath("leaderboard", BOARD, List.of(), 0, this::looks, Map.of());
    }

    private Requests looks() {
        List<String> tokens = crowd.members();
        List<byte[]> all = IntStream.range(0, tokens.size())
                .mapToObj(person -> {
                    int branch = Meetings.FIRST_BRANCH + person / Meetings.SEATS;
                    UUID id = Township.branch(branch).id();
                    return Api.get("/api/v1/organisations/" + id + "/leaderboard", tokens.get(person));
                })
                .toList();
        return () -> all.get(random.nextInt(all.size()));
    }

    private List<Executed> ran(Post post, int status) {
        return log.during(
                () -> api.postOnce(post.path(), post.token(), post.key(), post.body(), status),
                post.key().toString());
    }

    /** One request with a body. */
    private record Post(String path, String token, UUID key, String body) {}

    private static Requests posts(int status, Supplier<Post> posts) {
        return new Requests() {
            @Override
            public byte[] next() {
                Post post = posts.get();
                return Api.post(post.path(), post.token(), post.key(), post.body());
            }

            @Override
            public boolean isGood(int got) {
                return got == status;
            }
        };
    }

    private UUID key() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
