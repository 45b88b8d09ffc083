package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionLoopTest {

    @Test
    void aPetitionGoesFromFilingToRating() {
        Response filed = file(OWNER, filing());
        filed.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/petitions/"))
                .header("ETag", "\"1\"")
                .body("number", matchesPattern("[0-9]{8}-[0-9]{5,}"))
                .body("status", equalTo("SUBMITTED"))
                .body("phase", equalTo("HEARD"))
                .body("ball.holder", equalTo("DESK"))
                .body("ball.due", notNullValue())
                .body("contact.phone", equalTo("138****0001"))
                .body("clocks.name", contains("ACCEPT"))
                .body("allowedActions", hasItems("note", "withdraw"));
        String id = filed.path("id");

        accepted(id);
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY, "assistingDepartmentIds", List.of(MARKET))
                .then()
                .statusCode(200)
                .body("leadDepartment.id", equalTo(INDUSTRY))
                .body("assistingDepartments.id", contains(MARKET));
        act("dept-industry", id, "take").then().statusCode(200).body("ball.holder", equalTo("DEPARTMENT"));
        act("handler-industry", id, "claim")
                .then()
                .statusCode(200)
                .body("handler.name", equalTo("陆经办"))
                .body("ball.holder", equalTo("HANDLER"));
        act("handler-industry", id, "note", "text", "内部：先问执法队", "internal", true)
                .then()
                .statusCode(200);
        act("handler-industry", id, "note", "text", "明天上午到现场。", "internal", false)
                .then()
                .statusCode(200)
                .body("clocks.find { it.name == 'FIRST_CONTACT' }.state", equalTo("MET"));
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200)
                .body("status", equalTo("ANSWERED"))
                .body("outcome", equalTo("SOLVED"))
                .body("answer.text", equalTo("已划出掉头区。"));
        act(OWNER, id, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("closure", equalTo("RATED"))
                .body("phase", equalTo("RATED"))
                .body("rating.satisfaction", equalTo("SATISFIED"))
                .body("ball.holder", equalTo("NOBODY"))
                .body("allowedActions", contains("consent-to-publish"));

        timeline("desk", id)
                .then()
                .statusCode(200)
                .body("items.seq", contains(1, 2, 3, 4, 5, 6, 7, 8, 9))
                .body("items[2].data.leadDepartmentId", equalTo(INDUSTRY))
                .body("items[5].internal", equalTo(true));
    }

    @Test
    void anInternalNoteNeverReachesTheFiler() {
        String id = handled(filed());
        act("handler-industry", id, "note", "text", "只给同事看的话", "internal", true);

        assertThat(get(OWNER, id).asString()).doesNotContain("只给同事看的话");
        assertThat(timeline(OWNER, id).asString()).doesNotContain("只给同事看的话").doesNotContain("请先到现场看一下");
        assertThat(as(OWNER).get("/api/v1/petitions?q=只给同事").asString()).doesNotContain(id);
        timeline("dept-industry", id).then().body("items.data.text", hasItem("只给同事看的话"));
    }

    @Test
    void aNoteOfStaffIsInternalUnlessTheySayOtherwise() {
        String id = handled(filed());

        act("handler-industry", id, "note", "text", "没有说给谁看");

        timeline("handler-industry", id).then().body("items[-1].internal", equalTo(true));
    }

    @Test
    void aWrongStateTellsWhatIsAllowed() {
        String id = filed();

        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY)
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-action-not-allowed"))
                .body("petitionStatus", equalTo("SUBMITTED"))
                .body("allowedActions", hasItems("accept", "reject", "note"));
        act("desk", id, "rate", "solved", true, "satisfaction", "SATISFIED")
                .then()
                .statusCode(409);
        act(OWNER, id, "accept", "category", "OTHER", "urgency", "NORMAL", "complexity", "CONSULT")
                .then()
                .statusCode(403)
                .body("code", equalTo("petition-action-forbidden"));
    }

    @Test
    void whatOneMayNotKnowOfIsNotThere() {
        String id = filed();

        for (String stranger : List.of("demo-owner-2", "demo-member-1", "handler-market", "dept-industry")) {
            get(stranger, id).then().statusCode(404).body("code", equalTo("not-found"));
            timeline(stranger, id).then().statusCode(404);
            as(stranger).get("/api/v1/petitions").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        act("demo-owner-2", id, "join").then().statusCode(404);
        get("desk", UUID.randomUUID().toString()).then().statusCode(404);
        get("desk", "not-an-id").then().statusCode(404);
    }

    @Test
    void aPublicPetitionShowsOthersItsPublicFaceAndCanBeJoined() {
        String id = accepted(filed(filing("visibility", "PUBLIC")));

        get("demo-owner-2", id)
                .then()
                .statusCode(200)
                .body("title", equalTo("北门货车夜间无法掉头"))
                .body("enterprise", nullValue())
                .body("text", nullValue())
                .body("contact", nullValue())
                .body("handler", nullValue())
                .body("clocks", hasSize(0))
                .body("allowedActions", contains("join"));
        act("demo-owner-2", id, "join").then().statusCode(200).body("coSigners", equalTo(1));
        act("demo-owner-2", id, "join").then().statusCode(409).body("code", equalTo("petition-joined-already"));
        timeline("demo-owner-2", id)
                .then()
                .body("items.actor", not(hasItem(notNullValue())))
                .body("items.action", contains("submit", "accept"));
        as("demo-owner-2")
                .get("/api/v1/petitions")
                .then()
                .body("items.find { it.id == '" + id + "' }.enterprise", nullValue());
    }

    @Test
    void twoReturnsNeedARuling() {
        String id = dispatched(filed());
        act("dept-industry", id, "return", "reason", "不属本部门职责").then().statusCode(200);
        get("dept-industry", id).then().statusCode(404);
        act("desk", id, "dispatch", "leadDepartmentId", MARKET).then().statusCode(200);
        act("dept-market", id, "return", "reason", "也不属本部门").then().statusCode(200);

        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY)
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-ruling-required"));
        act("supervisor", id, "rule", "leadDepartmentId", INDUSTRY, "reason", "由产业办承办")
                .then()
                .statusCode(200)
                .body("status", equalTo("DISPATCHED"));
        act("dept-industry", id, "return", "reason", "还是不办")
                .then()
                .statusCode(409)
                .body("code", equalTo("petition-return-closed"));
    }

    @Test
    void pauseConsultExtendAndReopenWorkToTheEnd() {
        String id = handled(filed());
        act("handler-industry", id, "pause", "missing", "缺照片")
                .then()
                .body("clocks.find { it.name == 'ANSWER' }.state", equalTo("PAUSED"))
                .body("ball.holder", equalTo("FILER"));
        act(OWNER, id, "supplement", "text", "补上了").then().statusCode(200);
        act("handler-industry", id, "promise", "text", "月底前办好", "dueDate", "2099-12-31")
                .then()
                .body("promise.state", equalTo("OPEN"));
        act("handler-industry", id, "request-extension", "days", 3, "reason", "等施工")
                .then()
                .body("ball.holder", equalTo("SUPERVISOR"));
        act("supervisor", id, "decide-extension", "granted", true, "reason", "同意")
                .then()
                .statusCode(200)
                .body("extension.granted", equalTo(true));
        act(
                        "handler-industry",
                        id,
                        "consult",
                        "departmentIds",
                        List.of(MARKET),
                        "question",
                        "谁来管？",
                        "meetsAt",
                        "2099-01-01T10:00:00+08:00")
                .then()
                .statusCode(200)
                .body("consultation.departments.id", contains(MARKET));
        get("handler-market", id).then().statusCode(200).body("allowedActions", contains("note"));
        act(
                        "handler-industry",
                        id,
                        "conclude",
                        "resolution",
                        "市监所配合",
                        "tasks",
                        List.of(Map.of("departmentId", MARKET, "text", "配合", "dueDate", "2099-01-02")))
                .then()
                .statusCode(200)
                .body("consultation.tasks[0].department.name", equalTo("市场监督管理所"));
        act(OWNER, id, "urge").then().statusCode(200);
        act(OWNER, id, "urge").then().statusCode(409).body("code", equalTo("petition-urged-today"));
        act("supervisor", id, "supervise", "text", "请抓紧").then().statusCode(200);
        for (int round = 1; round <= 2; round++) {
            act("handler-industry", id, "answer", "outcome", "EXPLAINED", "text", "第" + round + "次答复")
                    .then()
                    .statusCode(200);
            act(OWNER, id, "rate", "solved", false, "satisfaction", "DISSATISFIED", "text", "没有解决")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo(round == 1 ? "HANDLING" : "ANSWERED"));
        }
        act("supervisor", id, "review", "solved", false, "text", "条件不具备")
                .then()
                .statusCode(200)
                .body("closure", equalTo("REVIEWED"));
        assertThat(timeline(OWNER, id).asString()).doesNotContain("请抓紧");
    }

    @Test
    void unknownDepartmentsAndPastDatesAreFaultsOfTheirFields() {
        String id = accepted(filed());
        String nowhere = UUID.randomUUID().toString();

        act("desk", id, "dispatch", "leadDepartmentId", nowhere, "assistingDepartmentIds", List.of(INDUSTRY, nowhere))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/leadDepartmentId", "/assistingDepartmentIds/1"));
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
        act("dept-industry", id, "take");
        act("handler-industry", id, "claim");
        act("handler-industry", id, "promise", "text", "昨天", "dueDate", "2020-01-01")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/dueDate"))
                .body("errors[0].code", equalTo("in-the-past"));
    }

    @Test
    void theDeskFilesForAnEnterpriseAndItsOwnerConfirms() {
        Map<String, Object> filing = filing("onBehalfOf", get(OWNER, filed()).path("enterprise.id"));
        String id = file("desk", filing)
                .then()
                .statusCode(201)
                .body("filedOnBehalf", equalTo(true))
                .extract()
                .path("id");

        get(OWNER, id).then().statusCode(200).body("allowedActions", hasItem("confirm-filing"));
        act(OWNER, id, "confirm-filing").then().statusCode(200);
        act(OWNER, id, "confirm-filing").then().statusCode(409).body("code", equalTo("petition-confirmation-closed"));
    }

    @Test
    void hiddenDepartmentsSeeNothingAndCannotBeGivenIt() {
        String id = dispatched(filed(filing("confidentialFrom", List.of(MARKET))));

        get("handler-market", id).then().statusCode(404);
        get(OWNER, id).then().body("confidentialFrom.id", contains(MARKET));
        get("dept-industry", id).then().body("confidentialFrom", hasSize(0));
        act("dept-industry", id, "return", "reason", "不办");
        act("desk", id, "dispatch", "leadDepartmentId", MARKET)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-allowed"));
    }
}
