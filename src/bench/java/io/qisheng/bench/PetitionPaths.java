package io.qisheng.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.bench.HotPath.Target;
import io.qisheng.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** What enterprises and the desk do all day: look at one petition, look at lists, file one. */
final class PetitionPaths {

    private static final String PETITIONS = "/api/v1/petitions";
    private static final Target DETAIL = new Target(0.45, 2);
    private static final Target LIST = new Target(0.55, 2);
    private static final Target CREATE = new Target(0.55, 2);
    private static final Numbered FILED = new Numbered("filed petition");
    private static final int SAMPLES = 8;
    private static final int PAGES = 40;

    private static final Map<String, Integer> ROWS_OF_ONE = Map.of(
            "petition", 1,
            "petition_timeline where action = 'submit'", 1,
            "petition_search", 1,
            // beside desks, of which the line of an enterprise in a village has one more
            "notification where kind = 'petition-submit' and addressee not like 'office:DESK:%'", 1,
            "outbox_event where topic = 'petition' and payload ->> 'version' = '1'", 1,
            "audit_row where action = 'petition-submit'", 1,
            "idempotency_record", 1);

    private final Api api;
    private final Crowd crowd;
    private final ServerLog log;
    private final List<UUID> visible;
    private final SplittableRandom random = new SplittableRandom(1);

    /** @param visible petitions that the desk sees */
    PetitionPaths(Api api, Crowd crowd, ServerLog log, List<UUID> visible) {
        this.api = api;
        this.crowd = crowd;
        this.log = log;
        this.visible = visible;
    }

    /** Some are told all of by their row, of others more has to be read: by chance, as they come. */
    HotPath detail() {
        List<String> scripts = new ArrayList<>();
        int statements = 0;
        for (int i = 0; i < SAMPLES; i++) {
            UUID id = visible.get(i * visible.size() / SAMPLES);
            List<Executed> ran = log.during(() -> api.getOnce(PETITIONS + "/" + id, any(crowd.desks())), id.toString());
            scripts.add("\\set n random(1, " + Township.PETITIONS + ")\n"
                    + script(ran, Map.of(id.toString(), Township.PETITION_IDS.sql("n"))));
            statements = Math.max(statements, ran.size());
        }
        return new HotPath("petition detail", DETAIL, scripts, statements, this::details, Map.of());
    }

    private Requests details() {
        return () -> Api.get(PETITIONS + "/" + visible.get(random.nextInt(visible.size())), any(crowd.desks()));
    }

    HotPath firstPage() {
        return list("petition list, first page", () -> everyDesk(""));
    }

    HotPath filtered() {
        return list("petition list, filter", () -> everyDesk("?status=CLOSED&category=FINANCE,LABOUR"));
    }

    /** Cursors hold for whoever got them, so each desk pages for itself. */
    HotPath laterPage() {
        return list(
                "petition list, later page",
                () -> crowd.desks().stream().limit(PAGES).map(this::secondPage).toList());
    }

    /** What is the enterprise's own, and what is public. */
    HotPath ownersPage() {
        return list(
                "petition list, an owner's",
                () -> crowd.owners().stream()
                        .map(token -> new Asked(PETITIONS, token))
                        .toList());
    }

    private record Asked(String path, String token) {}

    private List<Asked> everyDesk(String query) {
        return crowd.desks().stream()
                .map(token -> new Asked(PETITIONS + query, token))
                .toList();
    }

    private Asked secondPage(String token) {
        JsonNode first = api.getOnce(PETITIONS + "?limit=20", token);
        return new Asked(
                PETITIONS + "?limit=20&cursor=" + first.path("nextCursor").asText(), token);
    }

    private HotPath list(String name, Supplier<List<Asked>> questions) {
        List<Asked> asked = questions.get();
        List<String> scripts = new ArrayList<>();
        int statements = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Asked sample = asked.get(i * asked.size() / SAMPLES);
            String user = Crowd.userOf(sample.token());
            List<Executed> ran = log.during(() -> api.getOnce(sample.path(), sample.token()), user);
            scripts.add(script(ran, Map.of()));
            statements = ran.size();
        }
        return new HotPath(name, LIST, scripts, statements, () -> requests(questions.get()), Map.of());
    }

    private Requests requests(List<Asked> questions) {
        List<byte[]> all = questions.stream()
                .map(asked -> Api.get(asked.path(), asked.token()))
                .toList();
        return () -> all.get(random.nextInt(all.size()));
    }

    /** An owner files for the own enterprise, with an id and a key made by the phone. */
    HotPath create() {
        UUID id = Ids.next();
        UUID key = key();
        JsonNode[] answer = new JsonNode[1];
        List<Executed> ran = log.during(
                () -> answer[0] = api.postOnce(PETITIONS, any(crowd.owners()), key, body(id), 201), key.toString());
        Map<String, String> varying = Map.of(
                id.toString(), FILED.sql("n"),
                key.toString(), "('bench-key-' || :n)",
                answer[0].path("number").asText(), "('bench-' || :n)");
        return new HotPath(
                "petition create",
                CREATE,
                List.of(script(ran, varying)),
                ran.size(),
                this::filings,
                ROWS_OF_ONE,
                new Numbers("petitions", Long.MAX_VALUE));
    }

    private Requests filings() {
        return new Requests() {
            @Override
            public byte[] next() {
                return Api.post(PETITIONS, any(crowd.owners()), key(), body(Ids.next()));
            }

            @Override
            public boolean isGood(int status) {
                return status == 201;
            }
        };
    }

    private UUID key() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String body(UUID id) {
        int n = random.nextInt(1, 1_000);
        return """
                {"id":"%s","kind":"REQUEST","category":"LOGISTICS","title":"园区北门货车夜间无法掉头，第%d号","text":"园区北门外\
                道路施工后没有留掉头位置，晚上送货的货车要倒车三百米，希望尽快协调。车牌尾号%d。","place":{"name":"北门","latitude":30.25,\
                "longitude":120.15,"crs":"GCJ02"},"contact":{"name":"王小明","phone":"13800000001"},"visibility":"ENTERPRISE"}""".formatted(id, n, n);
    }

    private static String script(List<Executed> ran, Map<String, String> varying) {
        if (ran.isEmpty()) {
            throw new BenchException("PostgreSQL has not logged what the service asked.");
        }
        return String.join(
                        ";\n", ran.stream().map(one -> one.forPgbench(varying)).toList()) + ";\n";
    }

    private String any(List<String> tokens) {
        return tokens.get(random.nextInt(tokens.size()));
    }
}
