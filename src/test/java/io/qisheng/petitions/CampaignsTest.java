package io.qisheng.petitions;

import static io.qisheng.petitions.CampaignMoves.*;
import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Campaigns on real stores: opened, told of, answered; once each, and nothing to whom it is not meant for. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CampaignsTest {

    private static final String TWO = "demo-owner-2";

    @Test
    void whatIsNamedJoinsAndItsTimelineAndItsOwnerSayWhichCampaign() {
        String id = handled(filed());
        Response opened = open("supervisor", id);
        String campaign = opened.then()
                .statusCode(201)
                .header("ETag", equalTo("\"2\""))
                .body("status", equalTo("OPEN"))
                .body("entries.kind", contains("LINK"))
                .body("allowedActions", containsInAnyOrder("link", "progress", "add-task", "answer"))
                .extract()
                .path("id");

        get(OWNER, id).then().body("campaign.id", equalTo(campaign)).body("campaign.entries", empty());
        timeline(OWNER, id)
                .then()
                .body("items[-1].action", equalTo("link"))
                .body("items[-1].data.campaignId", equalTo(campaign));
        petitions("desk", campaign)
                .then()
                .body("items.petition.id", contains(id))
                .body("items[0].left", nullValue());
        read("dept-industry", campaign).then().statusCode(200).body("allowedActions", contains("progress", "answer"));
    }

    @Test
    void theDeskLinksAndUnlinksOnePetition() {
        String campaign = opened();
        String id = accepted(filed());

        act("supervisor", id, "link", "campaignId", campaign).then().statusCode(403);
        act("desk", id, "link", "campaignId", UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/campaignId"));
        act("desk", id, "link", "campaignId", campaign).then().statusCode(200).body("campaign.id", equalTo(campaign));
        act("desk", id, "link", "campaignId", campaign)
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-linked-already"));
        act("desk", id, "unlink", "reason", "单独办理更快。").then().statusCode(200).body("campaign", nullValue());
        act("desk", id, "unlink", "reason", "再来一次。")
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-not-linked"));
        petitions("desk", campaign).then().body("items", empty());
        assertThat(timeline(OWNER, id).asString()).doesNotContain("单独办理更快");
    }

    @Test
    void progressIsReadOnceByWhoeverFiledOrJoinedHoweverManyPetitionsThatAre() {
        String mine = accepted(filed(filing("visibility", "PUBLIC")));
        String mineToo = accepted(filed());
        String theirs = accepted(file(TWO, filing("visibility", "PUBLIC")).path("id"));
        act(TWO, mine, "join").then().statusCode(200);
        act(OWNER, theirs, "join").then().statusCode(200);
        String campaign = opened(mine, mineToo, theirs);
        String text = "新变压器已经进场" + UUID.randomUUID();

        move("dept-industry", campaign, "progress", "text", text)
                .then()
                .statusCode(200)
                .body("entries[0].text", equalTo(text));

        for (String owner : List.of(OWNER, TWO)) {
            assertThat(told(owner, text)).as(owner).isEqualTo(1);
        }
        for (String id : List.of(mine, mineToo, theirs)) {
            timeline("desk", id).then().body("items.findAll { it.action == 'progress' }.data.text", contains(text));
        }
        get(OWNER, mine).then().body("campaign.entries.text", contains(text));
        get(TWO, mine).then().body("campaign", nullValue());
        assertThat(told("demo-owner-3", text)).isZero();
    }

    @Test
    void aTwinUnderTheSameKeyTellsNobodyTwice() {
        String id = accepted(filed());
        String campaign = opened(id);
        String text = "线路已经改造" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> move(as("supervisor").header("Idempotency-Key", key), campaign, "progress", "text", text)
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        assertThat(told(OWNER, text)).isEqualTo(1);
        timeline("desk", id).then().body("items.findAll { it.data.text == '" + text + "' }", hasSize(1));
    }

    @Test
    void theAnswerReachesAllThatCanBeAnsweredAndNamesTheRest() {
        String ready = handled(filed());
        String readyToo = handled(file(TWO, filing()).path("id"));
        String waiting = dispatched(filed());
        String campaign = opened(ready, readyToo, waiting);

        move("handler-market", campaign, "answer", "outcome", "SOLVED", "text", "已增容。")
                .then()
                .statusCode(404);
        move("handler-industry", campaign, "answer", "outcome", "SOLVED", "text", "园区已增容，夜间不再限电。")
                .then()
                .statusCode(200)
                .body("status", equalTo("ANSWERED"))
                .body("answer.outcome", equalTo("SOLVED"));

        for (String id : List.of(ready, readyToo)) {
            get("desk", id).then().body("status", equalTo("ANSWERED")).body("answer.text", equalTo("园区已增容，夜间不再限电。"));
        }
        get("desk", waiting).then().body("status", equalTo("DISPATCHED"));
        petitions("desk", campaign)
                .then()
                .body("items.find { it.petition.id == '" + waiting + "' }.left", containsString("待接单"))
                .body("items.findAll { it.left == null }.petition.id", containsInAnyOrder(ready, readyToo));
        act(OWNER, ready, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(200);
        get("desk", readyToo).then().body("status", equalTo("ANSWERED")).body("rating", nullValue());

        move("handler-industry", campaign, "answer", "outcome", "SOLVED", "text", "再答一次。")
                .then()
                .statusCode(409)
                .body("code", equalTo("campaign-answered-already"));
        act("desk", accepted(filed()), "link", "campaignId", campaign)
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-no-campaign"));
    }

    @Test
    void twinsThatAnswerAtTheSameMomentAnswerOnce() {
        String id = handled(filed());
        String campaign = opened(id);

        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> move("supervisor", campaign, "answer", "outcome", "EXPLAINED", "text", "统一答复。")
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409);
        timeline("desk", id).then().body("items.findAll { it.action == 'answer' }", hasSize(1));
    }

    /** What was decided and not carried out, as after a crash, is carried out by the next round of any replica. */
    @Test
    void whatACrashLeftIsCarriedOutOnce() throws SQLException {
        String id = handled(filed());
        String campaign = opened(id);
        String text = "现场已经勘察" + UUID.randomUUID();
        try (Connection owner = Database.owner()) {
            owner.createStatement().execute("""
                    with entry as (
                        insert into campaign_entry (district_id, campaign_id, seq, kind, text, at, actor_id, actor_name, actor_role, notice_id)
                        select district_id, campaign_id, seq + 1, 'PROGRESS', '%s', now(), actor_id, actor_name, actor_role, uuidv7()
                        from campaign_entry where campaign_id = '%s'
                        returning district_id, campaign_id, seq)
                    insert into campaign_delivery (district_id, campaign_id, seq, petition_id, state)
                    select district_id, campaign_id, seq, '%s', 'PENDING' from entry""".formatted(text, campaign, id));
            owner.createStatement().execute("update campaign set entries = entries + 1 where id = '" + campaign + "'");
        }

        // Any later decision on the campaign goes on with what waits, as the round does.
        List<CompletableFuture<Integer>> later = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            later.add(CompletableFuture.supplyAsync(() ->
                    move("supervisor", campaign, "progress", "text", "继续推进。").statusCode()));
        }
        later.forEach(CompletableFuture::join);

        assertThat(told(OWNER, text)).isEqualTo(1);
        timeline("desk", id).then().body("items.findAll { it.data.text == '" + text + "' }", hasSize(1));
    }

    @Test
    void aConfidentialPetitionIsNeitherLinkedToWhomItIsHiddenFromNorShown() {
        String hidden = accepted(filed(filing("confidentialFrom", List.of(INDUSTRY))));
        String open = accepted(filed());
        String campaign = opened(open);

        act("desk", hidden, "link", "campaignId", campaign)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/campaignId"));
        move("supervisor", campaign, "link", "petitionIds", List.of(hidden))
                .then()
                .statusCode(200);
        get("desk", hidden).then().body("campaign", nullValue());
        petitions("desk", campaign)
                .then()
                .body("items.find { it.petition.id == '" + hidden + "' }.left", containsString("保密"));
        for (String person : List.of("dept-industry", "handler-industry")) {
            assertThat(petitions(person, campaign).asString()
                            + read(person, campaign).asString())
                    .doesNotContain(hidden);
        }
    }

    @Test
    void tasksAreGivenDoneOnceByTheirDepartmentAndClosingWaitsForThem() {
        String campaign = opened();
        String tomorrow = LocalDate.now().plusDays(2).toString();
        move("dept-industry", campaign, "add-task", "departmentId", MARKET, "text", "核对用电容量", "dueDate", tomorrow)
                .then()
                .statusCode(403);
        move("desk", campaign, "add-task", "departmentId", MARKET, "text", "核对用电容量", "dueDate", "2026-01-05")
                .then()
                .statusCode(400)
                .body("errors.code", contains("in-the-past"));
        move("desk", campaign, "add-task", "departmentId", MARKET, "text", "核对用电容量", "dueDate", tomorrow)
                .then()
                .statusCode(200)
                .body("tasks[0].mine", equalTo(true));
        read("handler-market", campaign).then().statusCode(200).body("tasks[0].mine", equalTo(true));
        read("handler-industry", campaign).then().body("tasks[0].mine", equalTo(false));
        move("supervisor", campaign, "answer", "outcome", "SOLVED", "text", "已增容。")
                .then()
                .statusCode(200);
        move("supervisor", campaign, "close").then().statusCode(409).body("code", equalTo("campaign-tasks-open"));
        move("handler-industry", campaign, "complete-task", "task", 1).then().statusCode(403);
        move("handler-market", campaign, "complete-task", "task", 1)
                .then()
                .statusCode(200)
                .body("tasks[0].doneAt", not(nullValue()));
        move("handler-market", campaign, "complete-task", "task", 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("campaign-task-done"));
        move("desk", campaign, "complete-task", "task", 9).then().statusCode(400);
        move("supervisor", campaign, "close").then().statusCode(200).body("allowedActions", empty());
    }

    @Test
    void theDepartmentThatGetsATaskIsToldOfItOnceAndNobodyElseIs() {
        String campaign = opened();
        String text = "核对用电容量" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        for (int press = 1; press <= 2; press++) {
            move(
                            as("desk").header("Idempotency-Key", key),
                            campaign,
                            "add-task",
                            "departmentId",
                            MARKET,
                            "text",
                            text,
                            "dueDate",
                            "2099-12-31")
                    .then()
                    .statusCode(200)
                    .body("tasks", hasSize(1));
        }

        for (String person : List.of("handler-market", "dept-market")) {
            assertThat(told(person, text)).as(person).isEqualTo(1);
        }
        for (String person : List.of("desk", "supervisor", "handler-industry", "dept-industry", OWNER)) {
            assertThat(told(person, text)).as(person).isZero();
        }
        as("handler-market")
                .get("/api/v1/notifications?limit=100")
                .then()
                .rootPath("items.find { it.text.contains('" + text + "') }")
                .body("kind", equalTo("campaign-task"))
                .body("text", containsString("“园区夜间限电专项整治”交给市场"))
                .body("text", containsString("12月31日前完成"))
                .body("subject.type", equalTo("CAMPAIGN"))
                .body("subject.id", equalTo(campaign));
        move("desk", campaign, "add-task", "departmentId", MARKET, "text", text, "dueDate", "2099-12-31");
        assertThat(told("handler-market", text)).as("another task is told too").isEqualTo(2);
    }

    @Test
    void aCampaignHasAHundredTasksAndNoMore() throws SQLException {
        String campaign = opened();
        try (Connection owner = Database.owner()) {
            owner.createStatement().execute("""
                    insert into campaign_task (district_id, campaign_id, nth, department_id, department_name, department_path, text, due_date)
                    select district_id, id, n, lead_department_id, lead_department_name, lead_department_path, '核对', current_date
                    from campaign, generate_series(1, 99) n where id = '%s'""".formatted(campaign));
        }
        Object[] task = {
            "departmentId",
            MARKET,
            "text",
            "核对用电容量",
            "dueDate",
            LocalDate.now().plusDays(2).toString()
        };

        move("desk", campaign, "add-task", task).then().statusCode(200).body("tasks", hasSize(100));
        move("desk", campaign, "add-task", task).then().statusCode(409).body("code", equalTo("campaign-tasks-full"));
        move("desk", campaign, "complete-task", "task", 100).then().statusCode(200);
    }

    @Test
    void whoMayNotIsRefusedAndAnOldVersionToo() {
        String campaign = opened();

        for (String person : List.of("handler-industry", "auditor", OWNER, "demo-member-1")) {
            open(person).then().statusCode(403);
        }
        for (String person : List.of(OWNER, "demo-member-1", "secretary")) {
            read(person, campaign).then().statusCode(403);
        }
        read("handler-market", campaign).then().statusCode(404);
        as("handler-market").get("/api/v1/campaigns?limit=100").then().body("items.id", not(hasItem(campaign)));
        as("desk").get("/api/v1/campaigns?limit=100&status=OPEN").then().body("items.id", hasItem(campaign));
        move(as("desk").header("If-Match", "\"99\""), campaign, "progress", "text", "看看。")
                .then()
                .statusCode(412);
        open("desk", UUID.randomUUID().toString())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/petitionIds/0"));
    }
}
