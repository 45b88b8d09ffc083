package io.qisheng.policies;

import static io.qisheng.policies.PolicySteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PoliciesTest {

    private static final String VILLAGE =
            DemoIds.of("village-" + "北".codePointAt(0)).toString();

    /** Enterprise 7's industry is MANUFACTURING by the tree, enterprise 1's FOOD. */
    private static final String FOOD_OWNER = "demo-owner-1";

    private static final String OTHER_OWNER = "demo-owner-7";

    @Test
    void aPolicyIsWrittenPublishedChangedAndWithdrawn() {
        String id = made("desk", policy("title", "技改补助"));
        ofFeed(FOOD_OWNER, id).then().statusCode(404);
        act("desk", id, "publish", "\"1\"")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("draft", nullValue());
        ofFeed(FOOD_OWNER, id).then().statusCode(200).body("content.title", equalTo("技改补助"));

        put("desk", id, policy("title", "技改补助（修订）"), "\"2\"")
                .then()
                .statusCode(200)
                .body("content.title", equalTo("技改补助"))
                .body("draft.title", equalTo("技改补助（修订）"));
        ofFeed(FOOD_OWNER, id).then().body("content.title", equalTo("技改补助")).body("draft", nullValue());
        act("desk", id, "publish", "\"3\"").then().statusCode(200).body("version", equalTo(2));
        ofFeed(FOOD_OWNER, id).then().body("content.title", equalTo("技改补助（修订）"));

        act("desk", id, "publish", "*").then().statusCode(409).body("code", equalTo("policy-unchanged"));
        act("desk", id, "withdraw", "*").then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        act("desk", id, "withdraw", "*").then().statusCode(409).body("code", equalTo("policy-not-published"));
        ofFeed(FOOD_OWNER, id).then().statusCode(404);
        as(FOOD_OWNER).get(FEED + "?limit=100").then().body("items.id", not(hasItem(id)));
        act("desk", id, "publish", "*").then().statusCode(200).body("version", equalTo(2));
        ofFeed(FOOD_OWNER, id).then().statusCode(200);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Map<String, Object> policy = policy("validFrom", "2026-11-30", "validTo", "2026-11-29");
        policy.put("issuerId", DemoIds.of("enterprise-1").toString());
        policy.put("applicability", asking("allianceIds", List.of(VILLAGE), "areaIds", List.of(UUID.randomUUID())));

        as("desk")
                .body(policy)
                .post(POLICIES)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/issuerId", "/applicability/allianceIds/0", "/applicability/areaIds/0", "/validTo"))
                .body("errors.message", hasItem("截止日期不能早于开始日期，请重新选择。"));
    }

    @Test
    void aPolicyHoldsInYearsThatThereAre() {
        as("desk")
                .body(policy("validFrom", "0001-01-01", "validTo", "9999-12-31"))
                .post(POLICIES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/validFrom", "/validTo"))
                .body("errors.code", contains("bad-format", "bad-format"));
    }

    @Test
    void whatHasExpiredIsNotPublishedAndLeavesTheFeed() throws SQLException {
        String ended = made("desk", policy("validFrom", "2020-01-01", "validTo", "2020-12-31"));
        act("desk", ended, "publish", "*").then().statusCode(409).body("code", equalTo("policy-ended"));

        String id = published("desk", policy());
        as(FOOD_OWNER).get(FEED + "?limit=100").then().body("items.id", hasItem(id));
        change("update policy set valid_to = date '2020-12-31' where id = '" + id + "'");
        as(FOOD_OWNER).get(FEED + "?limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void theFeedSaysWhatFitsWhatDoesNotAndWhatIsMissing() {
        String plain = published("desk", policy());
        String food = published("desk", policy("applicability", asking("industries", List.of("FOOD"))));
        String large = published(
                "desk", policy("applicability", asking("sizes", List.of("LARGE"), "industries", List.of("FOOD"))));
        profile("enterprise-1", "FOOD", null, null, null);
        profile("enterprise-7", "MANUFACTURING", "LARGE", null, List.of());

        Response first = as(FOOD_OWNER).get(FEED + "?limit=100");
        first.then()
                .statusCode(200)
                .body(fit(plain), equalTo("FITS"))
                .body(fit(food), equalTo("FITS"))
                .body(fit(large), equalTo("MAY_FIT"))
                .body("items.find { it.id == '" + large + "' }.match.conditions.result", contains("FITS", "UNKNOWN"))
                .body("items.find { it.id == '" + large + "' }.match.conditions[1].text", containsString("企业规模未登记"));
        assertThat(first.<List<String>>path("items.match.fit"))
                .isSortedAccordingTo((one, other) ->
                        List.of("FITS", "MAY_FIT", "DOES_NOT_FIT").indexOf(one)
                                - List.of("FITS", "MAY_FIT", "DOES_NOT_FIT").indexOf(other));
        as(OTHER_OWNER).get(FEED + "?limit=100").then().body(fit(large), equalTo("DOES_NOT_FIT"));
        as(OTHER_OWNER)
                .get(FEED + "?limit=100&fit=DOES_NOT_FIT")
                .then()
                .body("items.id", hasItems(food, large))
                .body("items.id", not(hasItem(plain)));
    }

    @Test
    void theFeedGoesOnWhereItEnded() {
        published("desk", policy());
        published("desk", policy("applicability", asking("industries", List.of("TEXTILE"))));
        List<String> whole = as(FOOD_OWNER).get(FEED + "?limit=100").path("items.id");
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            Response page = as(FOOD_OWNER).get(FEED + "?limit=1" + (cursor == null ? "" : "&cursor=" + cursor));
            walked.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(walked).isEqualTo(whole).doesNotHaveDuplicates();
    }

    @Test
    void aReadingIsKeptOnceForEachVersion() {
        String id = published("desk", policy());
        ofFeed(FOOD_OWNER, id).then().body("match.readAt", nullValue());

        String first = read(FOOD_OWNER, id, 1).then().statusCode(200).extract().path("match.readAt");
        assertThat(read(FOOD_OWNER, id, 1).<String>path("match.readAt")).isEqualTo(first);
        put("desk", id, policy("summary", "改过的摘要"), "*").then().statusCode(200);
        act("desk", id, "publish", "*").then().statusCode(200);
        read(FOOD_OWNER, id, 1).then().body("match.readAt", nullValue());
        read(FOOD_OWNER, id, 3).then().body("match.readAt", nullValue());
        read(FOOD_OWNER, id, 2).then().body("match.readAt", notNullValue());
    }

    @Test
    void manyReadingsAtOnceAreOne() throws SQLException {
        String id = published("desk", policy());

        List<CompletableFuture<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            reads.add(
                    CompletableFuture.supplyAsync(() -> read(FOOD_OWNER, id, 1).statusCode()));
        }

        assertThat(reads).extracting(CompletableFuture::join).containsOnly(200);
        try (Connection owner = Database.owner()) {
            assertThat(Database.number(
                            owner, "select count(*) from policy_reading where policy_id = ?", UUID.fromString(id)))
                    .isEqualTo(1);
        }
    }

    @Test
    void theReachIsWhomItFittedAndWhoOfThemHasRead() {
        profile("enterprise-1", "FOOD", "SMALL", null, null);
        profile("enterprise-7", "MANUFACTURING", "LARGE", null, List.of());
        String id = published(
                "desk", policy("applicability", asking("industries", List.of("FOOD"), "sizes", List.of("SMALL"))));
        as("desk").get(POLICIES + "/" + id + "/receipts").then().body("reach.numerator", equalTo(0));
        read(FOOD_OWNER, id, 1).then().statusCode(200);
        read(OTHER_OWNER, id, 1).then().statusCode(200);

        String mine = DemoIds.of("enterprise-1").toString();
        as("auditor")
                .get(POLICIES + "/" + id + "/receipts?read=true")
                .then()
                .statusCode(200)
                .body("items.enterprise.id", contains(mine))
                .body("reach.numerator", equalTo(1))
                .body("reach.others", equalTo(1));
        Response all = as("desk").get(POLICIES + "/" + id + "/receipts?limit=100");
        all.then().body("items.enterprise.id", hasItem(mine));
        assertThat(all.<Integer>path("reach.denominator"))
                .isEqualTo(all.<List<String>>path("items").size());
        as("desk")
                .get(POLICIES + "/" + id + "/receipts?read=false")
                .then()
                .body("items.enterprise.id", not(hasItem(mine)));
    }

    @Test
    void aSecondPressOfPublishMakesOneVersion() {
        String id = made("desk", policy());
        String key = UUID.randomUUID().toString();

        for (int press = 1; press <= 2; press++) {
            as("desk")
                    .header("Idempotency-Key", key)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("action", "publish"))
                    .post(POLICIES + "/" + id + "/actions")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
        }
    }

    @Test
    void ofManyWhoPublishAtOnceOneDoes() throws Exception {
        String id = published("desk", policy());
        String etag = as("desk").get(POLICIES + "/" + id).header("ETag");
        put("desk", id, policy("summary", "第二版的说明"), etag).then().statusCode(200);
        String written = as("desk").get(POLICIES + "/" + id).header("ETag");

        List<Integer> codes =
                AtOnce.times(6, () -> act("desk", id, "publish", written).statusCode());

        assertThat(codes).containsOnlyOnce(200).containsOnly(200, 412);
        as("desk").get(POLICIES + "/" + id).then().body("version", equalTo(2));
    }

    @Test
    void aDraftInAnothersNameIsNotPublishedForIt() {
        String id = published(
                "dept-market", policy("issuerId", DemoIds.of("dept-market").toString()));
        put("desk", id, policy(), "*").then().statusCode(200);

        act("dept-market", id, "publish", "*").then().statusCode(404);
        act("desk", id, "publish", "*").then().statusCode(200);
    }

    @Test
    void whatWasChangedMeanwhileIsNotOverwritten() {
        String id = made("desk", policy());

        put("desk", id, policy(), null).then().statusCode(428);
        put("desk", id, policy("summary", "先到的修改"), "\"1\"").then().statusCode(200);
        put("desk", id, policy("summary", "后到的修改"), "\"1\"").then().statusCode(412);
        act("desk", id, "publish", "\"1\"").then().statusCode(412);
    }

    @Test
    void aDepartmentWritesItsOwnAndOwnersWriteNothing() {
        String id = made("desk", policy());
        put("dept-industry", id, policy(), "*").then().statusCode(404);
        as("dept-industry")
                .body(policy())
                .post(POLICIES)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/issuerId"));
        String own =
                made("dept-market", policy("issuerId", DemoIds.of("dept-market").toString()));
        act("dept-industry", own, "publish", "*").then().statusCode(404);
        // what is only written so far is its editors' business
        for (String reader : List.of("dept-industry", "handler-market", "assessor", "auditor")) {
            as(reader).get(POLICIES + "/" + own).then().statusCode(404);
            as(reader).get(POLICIES + "?limit=100").then().body("items.id", not(hasItem(own)));
        }
        as("desk").get(POLICIES + "/" + own).then().statusCode(200);
        act("dept-market", own, "publish", "*").then().statusCode(200);
        as("dept-industry")
                .get(POLICIES + "/" + own)
                .then()
                .statusCode(200)
                .body("editable", equalTo(false))
                .body("draft", nullValue());
        as("dept-industry").get(POLICIES + "/" + own + "/receipts").then().statusCode(404);
        as("dept-market").get(POLICIES + "/" + own + "/receipts").then().statusCode(200);
        as(FOOD_OWNER).body(policy()).post(POLICIES).then().statusCode(403);
        as(FOOD_OWNER).get(POLICIES).then().statusCode(403);
        as("desk").get(FEED).then().statusCode(403);
        as(FOOD_OWNER)
                .get(FEED + "?enterpriseId=" + DemoIds.of("enterprise-2"))
                .then()
                .statusCode(404);
    }

    @Test
    void anotherTownshipSeesNothing() throws SQLException {
        String id = published("desk", policy());
        change("update policy set home_path = '/district/elsewhere', issuer_path = '/district/elsewhere' where id = '"
                + id + "'");

        as("desk").get(POLICIES + "/" + id).then().statusCode(404);
        as("desk").get(POLICIES + "/" + id + "/receipts").then().statusCode(404);
        as("desk").get(POLICIES + "?limit=100").then().body("items.id", not(hasItem(id)));
        ofFeed(FOOD_OWNER, id).then().statusCode(404);
        read(FOOD_OWNER, id, 1).then().statusCode(404);
    }

    @Test
    void staffCorrectAProfileAndOwnersReadTheirs() {
        String path = "/api/v1/enterprises/" + DemoIds.of("enterprise-5") + "/profile";
        String etag = as("desk").get(path).then().statusCode(200).extract().header("ETag");
        Map<String, Object> known = known("SERVICES", "MEDIUM", VILLAGE, List.of());

        as("desk").body(known).put(path).then().statusCode(428);
        as("desk")
                .header("If-Match", etag)
                .body(known)
                .put(path)
                .then()
                .statusCode(200)
                .body("area.name", equalTo("北港村"));
        as("desk").header("If-Match", etag).body(known).put(path).then().statusCode(412);
        as("desk")
                .header("If-Match", "*")
                .body(known("FOOD", null, DemoIds.of("enterprise-1").toString(), List.of(VILLAGE)))
                .put(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/areaId", "/allianceIds/0"));
        as("demo-owner-5")
                .get(path)
                .then()
                .statusCode(200)
                .body("size", equalTo("MEDIUM"))
                .body("alliances", hasSize(0));
        as("demo-owner-6").get(path).then().statusCode(404);
        as("handler-industry")
                .header("If-Match", "*")
                .body(known)
                .put(path)
                .then()
                .statusCode(403);
    }

    @Test
    void theDatabaseItselfRefusesToChangeWhatWasRead() throws SQLException {
        read(FOOD_OWNER, published("desk", policy()), 1).then().statusCode(200);
        try (Connection app = Database.app();
                Connection owner = Database.owner();
                Statement asApp = app.createStatement();
                Statement asOwner = owner.createStatement()) {
            assertThatThrownBy(() -> asApp.execute("delete from policy_reading"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asOwner.execute("update policy_version set version = version"))
                    .hasMessageContaining("append-only");
        }
    }

    private static String fit(String id) {
        return "items.find { it.id == '" + id + "' }.match.fit";
    }

    private static Map<String, Object> known(
            @Nullable String industry,
            @Nullable String size,
            @Nullable String areaId,
            @Nullable List<String> alliances) {
        Map<String, Object> known = new HashMap<>();
        known.put("industry", industry);
        known.put("size", size);
        known.put("areaId", areaId);
        known.put("allianceIds", alliances);
        return known;
    }

    private static void profile(
            String enterprise,
            @Nullable String industry,
            @Nullable String size,
            @Nullable String areaId,
            @Nullable List<String> alliances) {
        as("desk")
                .header("If-Match", "*")
                .body(known(industry, size, areaId, alliances))
                .put("/api/v1/enterprises/" + DemoIds.of(enterprise) + "/profile")
                .then()
                .statusCode(200);
    }

    private static Response read(String person, String id, int version) {
        return as(person).body(Map.of("version", version)).put(FEED + "/" + id + "/reading");
    }
}
