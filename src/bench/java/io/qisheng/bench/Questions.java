package io.qisheng.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.qisheng.local.demo.DemoIds;
import io.qisheng.local.demo.DemoSample;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All lists, queues, searches and numbers about petitions, as desks, cadres and owners ask for them. */
final class Questions {

    private static final double LIST = 1.5;
    private static final double SEARCH = 3;
    private static final double STATISTIC = 3;
    private static final int PEOPLE = 40;

    private static final String PETITIONS = "/api/v1/petitions";
    private static final String QUEUE = PETITIONS + "/queue";
    private static final String STATISTICS = "/api/v1/statistics/petitions";
    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String YEARS = "from=2024-12-01&to=2026-11-30";
    private static final String MONTH = "from=2026-10-01&to=2026-10-31";

    private final Api api;
    private final Crowd crowd;
    private final List<UUID> petitions;
    private final List<Question> all = new ArrayList<>();

    /** @param petitions some that the desk sees, from all over the years */
    Questions(Api api, Crowd crowd, List<UUID> petitions) {
        this.api = api;
        this.crowd = crowd;
        this.petitions = petitions;
        lists();
        queues();
        searches();
        statistics();
        together();
    }

    List<Question> all() {
        return List.copyOf(all);
    }

    private void lists() {
        ask("detail", LIST, this::desks, petitions.stream().map(id -> PETITIONS + "/" + id));
        ask("timeline", LIST, this::desks, petitions.stream().map(id -> PETITIONS + "/" + id + "/timeline"));
        ask("list, first page", LIST, this::desks, Stream.of(PETITIONS));
        all.add(new Question(
                "list, later page",
                LIST,
                () -> desks().stream().map(this::laterPage).toList()));
        ask(
                "list, of a state and two categories",
                LIST,
                this::desks,
                Stream.of(PETITIONS + "?status=CLOSED&category=FINANCE,LABOUR"));
        ask("list, of a rare state", LIST, this::desks, Stream.of(PETITIONS + "?status=CONSULTING"));
        ask(
                "list, of a department",
                LIST,
                this::desks,
                Stream.of(PETITIONS + "?departmentId=" + DemoIds.of(Crowd.DEPARTMENT)));
        ask("list, an owner's", LIST, this::owners, Stream.of(PETITIONS));
        ask("list, an owner's own", LIST, this::owners, Stream.of(PETITIONS + "?mine=true"));
        ask("list, a cadre's", LIST, this::cadres, Stream.of(PETITIONS));
    }

    private void queues() {
        for (String queue : List.of("MINE", "DESK", "OVERDUE", "ALL")) {
            ask("queue " + queue, LIST, this::desks, Stream.of(QUEUE + "?queue=" + queue));
        }
        for (String queue : List.of("MINE", "HANDLER", "TEAM", "DEPARTMENT")) {
            ask("queue " + queue + ", a cadre's", LIST, this::cadres, Stream.of(QUEUE + "?queue=" + queue));
        }
        ask("queue counts", LIST, this::desks, Stream.of(QUEUE + "/counts"));
    }

    private void searches() {
        List<String> titles = DemoSample.titles();
        ask("search, two characters", SEARCH, this::desks, titles.stream().map(title -> search(title.substring(0, 2))));
        ask(
                "search, four characters",
                SEARCH,
                this::desks,
                titles.stream().map(title -> search(title.substring(2, 6))));
        ask(
                "search, nothing there",
                SEARCH,
                this::desks,
                IntStream.range(0, PEOPLE).mapToObj(n -> search("鲸鱼" + n)));
        ask(
                "search, a number",
                SEARCH,
                this::desks,
                IntStream.range(0, PEOPLE)
                        .mapToObj(n -> petitions.get(n * (petitions.size() - 1) / PEOPLE))
                        .map(this::number)
                        .map(Questions::search));
        ask("search, an owner's", SEARCH, this::owners, titles.stream().map(title -> search(title.substring(2, 6))));
        ask(
                "search in a queue",
                SEARCH,
                this::desks,
                titles.stream().map(title -> QUEUE + "?queue=ALL&q=" + text(title.substring(2, 6))));
        ask("similar", LIST, this::owners, titles.stream().map(title -> PETITIONS + "/similar?title=" + text(title)));
        ask(
                "similar, a short title",
                LIST,
                this::owners,
                titles.stream().map(title -> PETITIONS + "/similar?title=" + text(title.substring(2, 6))));
    }

    private void statistics() {
        for (String by : List.of("department", "category", "period", "area")) {
            ask(
                    "rates by " + by + ", two years",
                    STATISTIC,
                    this::desks,
                    Stream.of(STATISTICS + "?by=" + by + "&" + YEARS));
        }
        ask("rates by department, a month", STATISTIC, this::desks, Stream.of(STATISTICS + "?by=department&" + MONTH));
        ask(
                "cases of a duration",
                STATISTIC,
                this::desks,
                Stream.of(STATISTICS + "/cases?rate=days5&part=numerator&" + YEARS));
        ask("rates, a cadre's", STATISTIC, this::cadres, Stream.of(STATISTICS + "?by=category&" + YEARS));
        ask(
                "cases of a rate",
                STATISTIC,
                this::desks,
                Stream.of(STATISTICS + "/cases?rate=solved&part=numerator&" + YEARS));
        ask(
                "cases of a category",
                STATISTIC,
                this::desks,
                Stream.of(STATISTICS + "/cases?rate=onTime&part=denominator&category=LAND&" + YEARS));
    }

    /** Groups of near petitions, a campaign and its effect. */
    private void together() {
        ask("clusters", LIST, this::desks, Stream.of("/api/v1/petition-clusters"));
        ask("campaigns", LIST, this::desks, Stream.of(CAMPAIGNS));
        String campaign = CAMPAIGNS + "/" + campaign();
        ask("campaign, its petitions", LIST, this::desks, Stream.of(campaign + "/petitions"));
        ask("campaign, its effect", STATISTIC, this::desks, Stream.of(campaign + "/effect"));
        JsonNode week = api.getOnce(campaign + "/effect", desks().getFirst()).at("/weeks/0/from");
        ask("campaign, cases of a week", STATISTIC, this::desks, Stream.of(campaign + "/cases?week=" + week.asText()));
    }

    /** The newest campaign, which is opened where there is none. */
    private String campaign() {
        String desk = desks().getFirst();
        String known =
                api.getOnce(CAMPAIGNS, desk).path("items").path(0).path("id").asText();
        if (!known.isEmpty()) {
            return known;
        }
        String input = """
                {"title": "夜间停车专项整治", "cause": "停车位不足。", "category": "LOGISTICS", "keyword": "夜间", "leadDepartmentId": "%s"}""".formatted(DemoIds.of(Crowd.DEPARTMENT));
        return api.postOnce(CAMPAIGNS, desk, UUID.randomUUID(), input, 201)
                .path("id")
                .asText();
    }

    private void ask(String name, double most, Supplier<List<String>> people, Stream<String> paths) {
        List<String> asked = paths.toList();
        all.add(new Question(name, most, () -> requests(people.get(), asked)));
    }

    private static List<byte[]> requests(List<String> people, List<String> paths) {
        return IntStream.range(0, Math.max(people.size(), paths.size()))
                .mapToObj(n -> Api.get(paths.get(n % paths.size()), people.get(n % people.size())))
                .toList();
    }

    private List<String> desks() {
        return crowd.desks().subList(0, PEOPLE);
    }

    private List<String> owners() {
        return crowd.owners().subList(0, PEOPLE);
    }

    private List<String> cadres() {
        return List.of(crowd.handler());
    }

    /** Cursors hold for whoever got them. */
    private byte[] laterPage(String token) {
        JsonNode page = api.getOnce(PETITIONS + "?limit=100", token);
        page = api.getOnce(
                PETITIONS + "?limit=100&cursor=" + page.path("nextCursor").asText(), token);
        return Api.get(PETITIONS + "?limit=20&cursor=" + page.path("nextCursor").asText(), token);
    }

    private String number(UUID petition) {
        return api.getOnce(PETITIONS + "/" + petition, desks().getFirst())
                .path("number")
                .asText();
    }

    private static String search(String words) {
        return PETITIONS + "?q=" + text(words);
    }

    private static String text(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
