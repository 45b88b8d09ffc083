package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.INDUSTRY;
import static io.qisheng.petitions.PetitionSteps.MARKET;
import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.answered;
import static io.qisheng.petitions.PetitionSteps.dispatched;
import static io.qisheng.petitions.PetitionSteps.filed;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.petitions.PetitionSteps.handled;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Ball.Holder;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.Standing;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues: who finds what where, in which order, and how it is counted. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionQueueTest {

    /** SQL and the pure rule of who holds the ball must agree on every petition for everybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "desk",
                "supervisor",
                "admin",
                "auditor",
                "assessor",
                "dept-industry",
                "handler-industry",
                "dept-market",
                "handler-market"
            })
    void whatWaitsForMeIsWhereIHoldTheBall(String person) throws Exception {
        filed(filing("confidentialFrom", List.of(MARKET)));
        dispatched(filed());
        consulting();
        Actor actor = PetitionListTest.actor(person);

        List<Map<String, Object>> items = all(person, "?queue=MINE");

        Set<String> expected = new HashSet<>();
        Map<UUID, Holder> holders = holders();
        for (Map.Entry<UUID, Petition> petition : StoredPetitions.all().entrySet()) {
            Holder holder = holders.getOrDefault(petition.getKey(), Holder.NOBODY);
            if (waits(holder, PetitionAudience.standings(petition.getValue(), actor))) {
                expected.add(petition.getKey().toString());
            }
        }
        assertThat(ids(items)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    private static boolean waits(Holder holder, Set<Standing> standings) {
        return switch (holder) {
            case DESK -> standings.contains(Standing.DESK);
            case DEPARTMENT ->
                standings.contains(Standing.DEPARTMENT_LEAD) || standings.contains(Standing.DEPARTMENT_HANDLER);
            case HANDLER -> standings.contains(Standing.CLAIMANT);
            case CONVENOR -> standings.contains(Standing.CONVENOR);
            case SUPERVISOR -> standings.contains(Standing.SUPERVISOR);
            case FILER, NOBODY -> false;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"MINE", "DESK", "ALL", "OVERDUE"})
    void theNearestLimitComesFirstAndPagesFollowEachOther(String queue) {
        List<Map<String, Object>> inPages = all("desk", "?limit=7&queue=" + queue);

        assertThat(ids(inPages))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(ids(all("desk", "?limit=100&queue=" + queue)));
        assertThat(inPages.stream().map(PetitionQueueTest::limit).toList()).isSorted();
    }

    @Test
    void whatIsUrgentComesFirstAmongEquals() {
        String normal = filed(filing("title", "同一期限的普通诉求"));
        String critical = filed(filing("title", "同一期限的特急诉求"));
        for (String id : List.of(normal, critical)) {
            act(
                            "desk",
                            id,
                            "accept",
                            "category",
                            "LOGISTICS",
                            "urgency",
                            id.equals(normal) ? "NORMAL" : "CRITICAL",
                            "complexity",
                            "CONSULT")
                    .then()
                    .statusCode(200);
        }

        List<String> ids = ids(all("desk", "?queue=DESK&q=同一期限"));

        assertThat(ids.indexOf(critical)).isNotNegative().isLessThan(ids.indexOf(normal));
    }

    @Test
    void aPetitionWandersFromQueueToQueue() {
        String id = filed(filing("title", "穿过所有队列的诉求"));
        expect(id, "desk", "DESK");
        act("desk", id, "accept", "category", "LOGISTICS", "urgency", "NORMAL", "complexity", "ORDINARY");
        expect(id, "desk", "DESK");
        for (int returns = 0; returns < 2; returns++) {
            act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
            expect(id, "dept-industry", "DEPARTMENT");
            act("dept-industry", id, "return", "reason", "不属本部门职责。").then().statusCode(200);
        }
        expect(id, "supervisor", "RULING");
        act("supervisor", id, "rule", "leadDepartmentId", INDUSTRY, "reason", "由产业办承办。")
                .then()
                .statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        expect(id, "handler-industry", "DEPARTMENT");
        act("handler-industry", id, "claim").then().statusCode(200);
        expect(id, "handler-industry", "HANDLER");
        expect(id, "dept-industry", "TEAM");
        act("handler-industry", id, "request-extension", "days", 3, "reason", "设备要等三天。")
                .then()
                .statusCode(200);
        expect(id, "supervisor", "EXTENSION");
        act("supervisor", id, "decide-extension", "granted", true, "reason", "同意。")
                .then()
                .statusCode(200);
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200);
        as("handler-industry").get("/api/v1/petitions/queue?limit=100").then().body("items.id", not(hasItem(id)));
        dissatisfied(id);
        expect(id, "handler-industry", "HANDLER");
        act("handler-industry", id, "answer", "outcome", "EXPLAINED", "text", "再次说明。")
                .then()
                .statusCode(200);
        dissatisfied(id);
        expect(id, "supervisor", "REVIEW");
    }

    private static void dissatisfied(String id) {
        act(PetitionSteps.OWNER, id, "rate", "solved", false, "satisfaction", "DISSATISFIED", "text", "没有解决。")
                .then()
                .statusCode(200);
    }

    /** It stands in this queue and among all that waits for the person, a team's work apart, which waits for others. */
    private static void expect(String id, String person, String queue) {
        assertThat(ids(all(person, "?limit=100&queue=" + queue))).contains(id);
        assertThat(ids(all(person, "?limit=100")).contains(id)).isEqualTo(!queue.equals("TEAM"));
    }

    @Test
    void filtersNarrow() {
        as("supervisor")
                .get("/api/v1/petitions/queue?queue=ALL&limit=100&category=LOGISTICS&status=HANDLING&departmentId="
                        + INDUSTRY)
                .then()
                .statusCode(200)
                .body("items.findAll { it.category != 'LOGISTICS' }", hasSize(0))
                .body("items.findAll { it.status != 'HANDLING' }", hasSize(0))
                .body("items.findAll { it.leadDepartment.id != '" + INDUSTRY + "' }", hasSize(0));
        Map<String, Object> filing = filing("title", "锅炉房的噪声整夜不停");
        filing.put("text", "入夜以后引风机一直轰鸣，宿舍里没法睡觉。");
        String id = filed(filing);
        as("desk")
                .get("/api/v1/petitions/queue?q=锅炉房")
                .then()
                .body("items.id", hasItem(id))
                .body("items[0].excerpt", equalTo(null));
        as("desk")
                .get("/api/v1/petitions/queue?q=引风机一直轰鸣")
                .then()
                .body("items.id", contains(id))
                .body("items[0].excerpt", equalTo("入夜以后引风机一直轰鸣，宿舍里没法睡觉。"));
        as("desk").get("/api/v1/petitions/queue?q=锅房").then().body("items", hasSize(0));
        as("desk").get("/api/v1/petitions/queue?queue=LOST").then().statusCode(400);
        as(PetitionSteps.OWNER).get("/api/v1/petitions/queue").then().statusCode(403);
    }

    @Test
    void aCursorIsBoundToItsQueueAndItsCaller() {
        String cursor =
                as("desk").get("/api/v1/petitions/queue?queue=ALL&limit=2").path("nextCursor");

        as("desk")
                .get("/api/v1/petitions/queue?queue=ALL&limit=2&cursor=" + cursor)
                .then()
                .statusCode(200);
        for (Response foreign : List.of(
                as("desk").get("/api/v1/petitions/queue?queue=DESK&limit=2&cursor=" + cursor),
                as("supervisor").get("/api/v1/petitions/queue?queue=ALL&limit=2&cursor=" + cursor))) {
            foreign.then().statusCode(400).body("code", equalTo("cursor-invalid"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "supervisor", "dept-industry", "handler-market", "auditor"})
    void countsAreWhatTheListsHold(String person) {
        Response counts = as(person).get("/api/v1/petitions/queue/counts");
        counts.then().statusCode(200);

        OffsetDateTime now = OffsetDateTime.now(Clock.systemUTC());
        for (Map<String, Object> queue : counts.<List<Map<String, Object>>>path("queues")) {
            List<Map<String, Object>> items = all(person, "?limit=100&queue=" + queue.get("name"));
            assertThat(queue.get("count")).as("%s", queue.get("name")).isEqualTo(Math.min(100, items.size()));
            assertThat(queue.get("overdue")).isEqualTo((int) items.stream()
                    .limit(100)
                    .filter(item -> limit(item).isBefore(now))
                    .count());
        }
        for (Map<String, Object> column : counts.<List<Map<String, Object>>>path("board")) {
            List<Map<String, Object>> items = all(person, "?limit=100&queue=ALL&status=" + column.get("name"));
            assertThat(column.get("count")).isEqualTo(Math.min(100, items.size()));
        }
    }

    private static String consulting() {
        String id = handled(filed());
        act(
                        "handler-industry",
                        id,
                        "consult",
                        "departmentIds",
                        List.of(MARKET),
                        "question",
                        "谁来划线？",
                        "meetsAt",
                        "2099-01-04T10:00:00+08:00")
                .then()
                .statusCode(200);
        answered(filed());
        return id;
    }

    private static Map<UUID, Holder> holders() throws Exception {
        Map<UUID, Holder> holders = new HashMap<>();
        try (Connection connection = StoredPetitions.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id, ball_holder from petition")) {
            while (rows.next()) {
                holders.put(rows.getObject(1, UUID.class), Holder.valueOf(rows.getString(2)));
            }
        }
        return holders;
    }

    private static OffsetDateTime limit(Map<String, Object> item) {
        Object due = item.get("ball") instanceof Map<?, ?> ball ? ball.get("due") : null;
        Object limit = due == null ? item.get("dueAt") : due;
        return limit == null ? OffsetDateTime.MAX : OffsetDateTime.parse(String.valueOf(limit));
    }

    private static List<String> ids(List<Map<String, Object>> items) {
        return items.stream().map(item -> (String) item.get("id")).collect(Collectors.toList());
    }

    private static List<Map<String, Object>> all(String person, String query) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        do {
            Response page = as(person).get("/api/v1/petitions/queue" + query + cursor);
            page.then().statusCode(200);
            items.addAll(page.path("items"));
            String next = page.path("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return items;
    }
}
