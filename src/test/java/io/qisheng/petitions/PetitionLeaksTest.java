package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Api;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words that staff say to each other, and petitions that are hidden from a department, looked for by every way there is. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionLeaksTest {

    private static final String PLANNING = DemoIds.of("dept-planning").toString();

    @Test
    void noWordOfTheStaffReachesTheFilersSideByAnyWay() {
        String mark = mark();
        String id = filed(filing("visibility", "PUBLIC"));
        List<String> secrets = liveThrough(id, mark);

        timeline("desk", id).then().statusCode(200);
        String staffSees = timeline("supervisor", id).asString();
        assertThat(secrets).as("staff see them, so the test can fail").allMatch(staffSees::contains);
        for (String outsider : List.of(OWNER, "demo-owner-2", "demo-owner-3")) {
            List<String> seen = everythingSeenBy(outsider, Map.of("petitions", id), secrets);
            for (String secret : secrets) {
                assertThat(seen).as("%s reads %s", outsider, secret).noneMatch(text -> text.contains(secret));
            }
        }
    }

    /** Whoever joined is nobody's business but the staff's, who has to tell them. */
    @Test
    void theFilerLearnsHowManyJoinedAndNotWho() {
        String id = accepted(filed(filing("visibility", "PUBLIC")));
        act("demo-owner-7", id, "join").then().statusCode(200);
        String other = DemoIds.of("enterprise-7").toString();
        String person = DemoIds.of("user:demo-owner-7").toString();

        assertThat(timeline("desk", id).asString()).contains(other).contains(person);
        for (String text : everythingSeenBy(OWNER, Map.of("petitions", id), List.of())) {
            assertThat(text).doesNotContain(other).doesNotContain(person);
        }
        assertThat(get(OWNER, id).<Integer>path("coSigners")).isEqualTo(1);
    }

    @Test
    @Timeout(120)
    void nothingOfAHiddenPetitionReachesTheDepartmentByAnyWay() throws Exception {
        String mark = mark();
        Map<String, Object> complaint = filing("kind", "COMPLAINT");
        complaint.put("title", mark + "执法扣车不开单");
        complaint.put("text", mark + "扣了两辆货车，没有单据。");
        complaint.put("complaintAbout", MARKET);
        try (StreamEar ear = StreamEar.of("handler-market")) {
            String id = filed(complaint);
            String number = get(OWNER, id).path("number");
            liveThrough(id, mark);
            String campaign = campaignWith(id);
            String seenLater = filed();
            act("desk", seenLater, "accept", "category", "MARKET", "urgency", "NORMAL", "complexity", "ORDINARY");
            act("desk", seenLater, "dispatch", "leadDepartmentId", MARKET)
                    .then()
                    .statusCode(200);

            List<String> heard = ear.until(seenLater);
            assertThat(heard).noneMatch(line -> line.contains(id) || line.contains(number));
            for (String barred : List.of("handler-market", "dept-market")) {
                for (String text : everythingSeenBy(
                        barred, Map.of("petitions", id, "campaigns", campaign), List.of(mark, number))) {
                    assertThat(text).as(barred).doesNotContain(mark).doesNotContain(number);
                }
                assertThat(everyRefusal(barred, id)).as(barred).allMatch(answer -> answer.statusCode() == 404);
            }
        }
    }

    /** A campaign of another department, in which the barred one has a task: it sees the campaign, and not this petition in it. */
    private static String campaignWith(String petition) {
        String id = as("desk")
                .body(Map.of(
                        "title", "扣车执法规范专项整治",
                        "cause", "多家企业反映扣车不开单。",
                        "category", "LOGISTICS",
                        "leadDepartmentId", INDUSTRY,
                        "petitionIds", List.of(petition)))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("desk")
                .body(Map.of("action", "add-task", "departmentId", MARKET, "text", "自查执法文书", "dueDate", "2099-12-31"))
                .post("/api/v1/campaigns/" + id + "/actions")
                .then()
                .statusCode(200);
        as("desk").get("/api/v1/campaigns/" + id + "/petitions").then().body("items.petition.id", contains(petition));
        as("dept-market").get("/api/v1/campaigns/" + id).then().statusCode(200);
        return id;
    }

    /** Takes a petition through all that staff can say among themselves; the words are what nobody else may read. */
    private static List<String> liveThrough(String id, String mark) {
        List<String> secrets = new ArrayList<>();
        accepted(id);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY, "note", secret(secrets, mark, "派单说明"))
                .then()
                .statusCode(200);
        act("dept-industry", id, "return", "reason", secret(secrets, mark, "退单理由"))
                .then()
                .statusCode(200);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
        act("dept-industry", id, "return", "reason", secret(secrets, mark, "再退理由"))
                .then()
                .statusCode(200);
        act("supervisor", id, "rule", "leadDepartmentId", INDUSTRY, "reason", secret(secrets, mark, "裁定理由"))
                .then()
                .statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act("handler-industry", id, "release", "reason", secret(secrets, mark, "放回原因"))
                .then()
                .statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act("handler-industry", id, "note", "text", secret(secrets, mark, "内部留言"), "internal", true)
                .then()
                .statusCode(200);
        act("supervisor", id, "supervise", "text", secret(secrets, mark, "督办要求"))
                .then()
                .statusCode(200);
        act("handler-industry", id, "request-extension", "days", 2, "reason", secret(secrets, mark, "延期理由"))
                .then()
                .statusCode(200);
        act("supervisor", id, "decide-extension", "granted", true, "reason", secret(secrets, mark, "延期决定"))
                .then()
                .statusCode(200);
        act(
                        "handler-industry",
                        id,
                        "consult",
                        "departmentIds",
                        List.of(PLANNING),
                        "question",
                        secret(secrets, mark, "会商问题"),
                        "meetsAt",
                        "2099-12-01T10:00:00+08:00")
                .then()
                .statusCode(200);
        act(
                        "handler-industry",
                        id,
                        "conclude",
                        "resolution",
                        secret(secrets, mark, "会商结论"),
                        "tasks",
                        List.of(Map.of(
                                "departmentId",
                                PLANNING,
                                "text",
                                secret(secrets, mark, "会商分工"),
                                "dueDate",
                                "2099-12-31")))
                .then()
                .statusCode(200);
        return secrets;
    }

    private static String secret(List<String> secrets, String mark, String what) {
        secrets.add(mark + what);
        return mark + what;
    }

    /** What every address of the contract says to somebody, errors with all they carry included; an answer must not repeat what was searched for. */
    private static List<String> everythingSeenBy(String person, Map<String, String> ids, List<String> searched) {
        String id = requireNonNull(ids.get("petitions"));
        List<Response> answers = new ArrayList<>(EveryRead.by(person, ids, searched));
        answers.add(as(person).get("/api/v1/petitions?mine=true&limit=100"));
        answers.add(as(person).get("/api/v1/petitions?departmentId=" + INDUSTRY + "&limit=100"));
        answers.add(as(person).get("/api/v1/petitions/queue?queue=ALL&limit=100"));
        answers.addAll(everyRefusal(person, id));
        assertThat(answers).as("asked for something that can be had").anyMatch(answer -> answer.statusCode() == 200);
        return answers.stream().map(Response::asString).toList();
    }

    /** Actions that are somebody else's, or impossible now; none of them may take effect. */
    private static List<Response> everyRefusal(String person, String id) {
        return person.startsWith("demo-owner")
                ? List.of(
                        act(person, id, "take"),
                        act(person, id, "claim"),
                        act(person, id, "supervise", "text", "试试"),
                        act(person, id, "review", "solved", true, "text", "试试"))
                : List.of(
                        act(person, id, "take"),
                        act(person, id, "claim"),
                        act(person, id, "return", "reason", "试试"),
                        act(person, id, "note", "text", "试试"),
                        act(person, id, "answer", "outcome", "SOLVED", "text", "试试"));
    }

    private static String mark() {
        return "密" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Listens to the stream of changes, and keeps every line. */
    private record StreamEar(HttpClient client, InputStream body) implements AutoCloseable {

        static StreamEar of(String person) throws IOException, InterruptedException {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1/petitions/stream"))
                    .header("Authorization", "Bearer " + Api.token(person))
                    .header("Accept", "text/event-stream")
                    .timeout(Duration.ofSeconds(30))
                    .build();
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new StreamEar(client, answer.body());
        }

        /** All that was heard until this petition was named. */
        List<String> until(String id) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            List<String> heard = new ArrayList<>();
            String line = lines.readLine();
            while (line != null && !line.contains(id)) {
                heard.add(line);
                line = lines.readLine();
            }
            assertThat(line).as("the stream ended").isNotNull();
            return heard;
        }

        @Override
        public void close() throws IOException {
            body.close();
            client.shutdownNow();
        }
    }
}
