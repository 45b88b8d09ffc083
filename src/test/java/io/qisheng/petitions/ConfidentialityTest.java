package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** Complaints about a department, petitions hidden from one, and who looked at them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ConfidentialityTest {

    private static final String PLANNING = DemoIds.of("dept-planning").toString();

    @Test
    void aComplaintIsNeverDispatchedToTheDepartmentItIsAbout() {
        String id = accepted(filed(complaint()));

        act("desk", id, "dispatch", "leadDepartmentId", MARKET, "assistingDepartmentIds", List.of(PLANNING))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/leadDepartmentId"))
                .body("errors[0].code", equalTo("not-allowed"))
                .body("errors[0].message", containsString("回避"));
        act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY, "assistingDepartmentIds", List.of(PLANNING, MARKET))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/assistingDepartmentIds/1"));
        get("desk", id).then().body("status", equalTo("ACCEPTED"));
    }

    @Test
    void noConsultationAndNoRulingBringsItInEither() {
        String id = accepted(filed(complaint()));
        for (String reason : List.of("不是我们的事", "还不是我们的事")) {
            act("desk", id, "dispatch", "leadDepartmentId", INDUSTRY).then().statusCode(200);
            act("dept-industry", id, "return", "reason", reason).then().statusCode(200);
        }

        act("supervisor", id, "rule", "leadDepartmentId", MARKET, "reason", "由你们办")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/leadDepartmentId"));
        act("supervisor", id, "rule", "leadDepartmentId", INDUSTRY, "reason", "由产业办承办")
                .then()
                .statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act(
                        "handler-industry",
                        id,
                        "consult",
                        "departmentIds",
                        List.of(MARKET),
                        "question",
                        "怎么处理？",
                        "meetsAt",
                        "2099-12-01T10:00:00+08:00")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/departmentIds/0"));
        act(
                        "handler-industry",
                        id,
                        "consult",
                        "departmentIds",
                        List.of(PLANNING),
                        "question",
                        "怎么处理？",
                        "meetsAt",
                        "2099-12-01T10:00:00+08:00")
                .then()
                .statusCode(200);
        act(
                        "handler-industry",
                        id,
                        "conclude",
                        "resolution",
                        "分头核实",
                        "tasks",
                        List.of(Map.of("departmentId", MARKET, "text", "自查", "dueDate", "2099-12-31")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/tasks/0/departmentId"));
    }

    @Test
    void whomItIsAboutIsSaidWithAComplaintOnlyAndMustBeADepartment() {
        Map<String, Object> request = complaint();
        request.put("kind", "REQUEST");
        file(OWNER, request)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/complaintAbout"))
                .body("errors[0].code", equalTo("not-allowed"));
        Map<String, Object> unknown = complaint();
        unknown.put("complaintAbout", UUID.randomUUID().toString());
        unknown.put("confidentialFrom", List.of(DemoIds.of("branch-1").toString()));
        file(OWNER, unknown)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/complaintAbout", "/confidentialFrom/0"));
    }

    @Test
    void onlyTheFilerAndWhoChoosesDepartmentsKnowWhomItIsHiddenFrom() {
        String id = handled(filed(complaint()));

        for (String person : List.of(OWNER, "desk", "supervisor")) {
            get(person, id).then().statusCode(200).body("complaintAbout.id", equalTo(MARKET));
        }
        get("handler-industry", id)
                .then()
                .statusCode(200)
                .body("complaintAbout", nullValue())
                .body("lookLogged", equalTo(true));
        get(OWNER, id).then().body("lookLogged", equalTo(false));
    }

    @Test
    void eachLookOfStaffIsLoggedOnceAndShownToTheFiler() {
        String id = handled(filed(hidden()));

        for (int i = 0; i < 3; i++) {
            get("handler-industry", id).then().statusCode(200);
            timeline("handler-industry", id).then().statusCode(200);
        }
        get("auditor", id).then().statusCode(200);
        get(OWNER, id).then().statusCode(200);
        get("handler-market", id).then().statusCode(404);

        as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks")
                .then()
                .statusCode(200)
                .body("items.findAll { it.viewer.role == 'HANDLER' }.size()", oneSlotOrTwo())
                .body("items.findAll { it.viewer.role == 'AUDITOR' }", hasSize(1))
                .body("items.find { it.viewer.role == 'HANDLER' }.viewer.organisation.id", equalTo(INDUSTRY))
                .body("items.find { it.viewer.role == 'HANDLER' }.viewer.organisation.name", notNullValue())
                .body("items.find { it.viewer.role == 'HANDLER' }.viewer.name", notNullValue())
                .body("items.viewer.role", not(hasItem("OWNER")))
                .body("nextCursor", nullValue());
        as("handler-market").get("/api/v1/petitions/" + id + "/looks").then().statusCode(404);
        as("demo-owner-2").get("/api/v1/petitions/" + id + "/looks").then().statusCode(404);
    }

    @Test
    void looksComePageByPage() {
        String id = handled(filed(hidden()));
        for (String person : List.of("desk", "supervisor", "auditor", "admin")) {
            get(person, id).then().statusCode(200);
        }

        String cursor = as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks?limit=3")
                .then()
                .body("items", hasSize(3))
                .extract()
                .path("nextCursor");
        as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks?limit=50&cursor=" + cursor)
                .then()
                .body("items.size()", allOf(greaterThanOrEqualTo(3), lessThanOrEqualTo(6)))
                .body("nextCursor", nullValue());
    }

    @Test
    void whoActsHasLooked() {
        String id = filed(hidden());

        act("desk", id, "accept", "category", "LOGISTICS", "urgency", "NORMAL", "complexity", "ORDINARY")
                .then()
                .statusCode(200);
        act("supervisor", id, "supervise", "text", "请尽快").then().statusCode(200);

        as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks")
                .then()
                .body("items.viewer.role.unique()", containsInAnyOrder("DESK", "SUPERVISOR"));
    }

    @Test
    void whoHandsItOnHasLookedTooAlthoughItIsNoLongerTheirs() {
        String id = dispatched(filed(hidden()));

        act("dept-industry", id, "return", "reason", "不属于本部门职责，请重新分派。").then().statusCode(200);

        get("dept-industry", id).then().statusCode(404);
        as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks")
                .then()
                .body("items.viewer.role", hasItem("DEPARTMENT_LEAD"));
    }

    @Test
    void whoReadsWhoHasSeenTheContactHasLooked() {
        String id = filed(hidden());

        as("auditor").get("/api/v1/petitions/" + id + "/contact-views").then().statusCode(200);

        as(OWNER).get("/api/v1/petitions/" + id + "/looks").then().body("items.viewer.role", contains("AUDITOR"));
    }

    @Test
    void nobodyLogsWhatIsHiddenFromNobody() {
        String id = handled(filed());
        get("handler-industry", id).then().body("lookLogged", equalTo(false));

        as(OWNER)
                .get("/api/v1/petitions/" + id + "/looks")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    /** A list is no look, and what a handler asks for says what the matter is. */
    @Test
    void whatIsMissingOfAHiddenPetitionStandsInNoListOfTheStaff() {
        Map<String, Object> kept = hidden();
        kept.put("title", "鲛绡织机停摆");
        String id = handled(filed(kept));
        act("handler-industry", id, "pause", "missing", "去年的鲛绡账册").then().statusCode(200);
        String cases = "/statistics/petitions/cases?rate=response&part=denominator&limit=100";

        for (String person : List.of("desk", "supervisor", "handler-industry", "dept-industry", "auditor")) {
            for (String list : List.of("?limit=100", "?q=鲛绡织机", "/queue?queue=ALL&limit=100")) {
                as(person)
                        .get("/api/v1/petitions" + list)
                        .then()
                        .statusCode(200)
                        .body("items.ball.sentence", not(hasItem(containsString("鲛绡账册"))))
                        .body("items.ball.missing", not(hasItem(containsString("鲛绡账册"))));
            }
            as(person)
                    .get("/api/v1" + cases)
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id))
                    .body("items.ball.sentence", not(hasItem(containsString("鲛绡账册"))));
            as(person)
                    .get("/api/v1/petitions?q=鲛绡织机")
                    .then()
                    .body("items.ball.missing", contains("补充材料"))
                    .body("items.ball.sentence", contains("现在轮到诉求企业：补充材料。"));
        }
        for (String list : List.of("?mine=true&limit=100", "?q=鲛绡织机")) {
            as(OWNER)
                    .get("/api/v1/petitions" + list)
                    .then()
                    .body("items.ball.sentence", hasItem("现在轮到诉求企业：补充：去年的鲛绡账册。"));
        }
        get("handler-industry", id).then().body("ball.missing", equalTo("补充：去年的鲛绡账册"));
    }

    @Test
    void whatStaffTriedAndWasNotTheirsIsAudited() throws Exception {
        String id = handled(filed());
        String secret = handled(filed(hidden()));

        act("desk", id, "answer", "outcome", "SOLVED", "text", "我来答").then().statusCode(403);
        act("handler-market", secret, "note", "text", "看看").then().statusCode(404);
        act("demo-owner-2", id, "urge").then().statusCode(404);

        assertThat(denials(id)).as("the desk's, and no owner's").isEqualTo(1);
        assertThat(denials(secret)).isEqualTo(1);
    }

    /** The six looks of some seconds fall into one slot, or into two where a slot ends between them. */
    private static Matcher<Integer> oneSlotOrTwo() {
        return allOf(greaterThanOrEqualTo(1), lessThanOrEqualTo(2));
    }

    private static long denials(String id) throws Exception {
        try (Connection connection = Database.owner()) {
            return Database.number(
                    connection,
                    "select count(*) from audit_row where action = 'petition-denied' and subject_id = ? and actor_id is not null",
                    UUID.fromString(id));
        }
    }

    private static Map<String, Object> complaint() {
        Map<String, Object> complaint = filing("kind", "COMPLAINT");
        complaint.put("complaintAbout", MARKET);
        return complaint;
    }

    private static Map<String, Object> hidden() {
        return filing("confidentialFrom", List.of(MARKET));
    }
}
