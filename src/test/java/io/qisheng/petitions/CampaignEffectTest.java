package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was filed of a campaign's kind before it and after. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CampaignEffectTest {

    @Test
    void theEffectIsANumberWithItsPetitionsBehindIt() {
        String word = "限电" + UUID.randomUUID().toString().substring(0, 6);
        String id = accepted(filed(filing("title", "夜间" + word + "停产")));
        String campaign = opened(word);
        filed(filing("category", "TAX"));

        Response effect = as("desk").get("/api/v1/campaigns/" + campaign + "/effect");
        effect.then()
                .statusCode(200)
                .body("weeks", hasSize(9))
                .body("weeksBefore", equalTo(8))
                .body("casesBefore", equalTo(0))
                .body("weeksAfter", equalTo(0))
                .body("weeks[8].cases", equalTo(1));
        String week = effect.path("weeks[8].from");
        as("desk")
                .get("/api/v1/campaigns/" + campaign + "/cases?week=" + week)
                .then()
                .body("items.id", contains(id));
        as("desk")
                .get("/api/v1/campaigns/" + campaign + "/cases?week="
                        + LocalDate.parse(week).plusDays(1))
                .then()
                .statusCode(400);
    }

    @Test
    void theEffectCountsWordsWithoutRegardToCapitals() {
        String word = "Etc" + UUID.randomUUID().toString().substring(0, 6);
        filed(filing("title", "夜间" + word.toUpperCase(Locale.ROOT) + "通道不开"));
        String campaign = opened(word);

        counts(campaign, 1);
    }

    @Test
    void theEffectFollowsWhatAPetitionIsAbout() throws SQLException {
        String word = word();
        String before = filed(filing("title", "先有的" + word));
        String campaign = opened(word);
        counts(campaign, 1);
        String after = filed(filing("text", "后来的，说的也是" + word + "，请处理。"));
        Map<String, Object> elsewhere = filing("title", "别的类别里的" + word);
        elsewhere.put("category", "TAX");
        filed(elsewhere);
        counts(campaign, 2);

        Response accepted =
                act("desk", after, "accept", "category", "TAX", "urgency", "NORMAL", "complexity", "ORDINARY");
        accepted.then().statusCode(200);
        counts(campaign, 1);
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("update petition set title = '改过的题目' where id = '" + before + "'");
        }
        counts(campaign, 0);
    }

    /** What is filed while a campaign is opened is not missed, though neither sees the other. */
    @Test
    void whatIsFiledInTheSameMomentCounts() throws Exception {
        String word = word();
        String model = filed(filing("title", "同时的" + word));
        try (Connection filer = Database.owner();
                Statement statement = filer.createStatement()) {
            filer.setAutoCommit(false);
            statement.execute("update petition set title = '题目里没有了' where id = '" + model + "'");
            filer.commit();
            statement.execute("update petition set title = '同时的" + word + "' where id = '" + model + "'");
            CompletableFuture<String> opening = CompletableFuture.supplyAsync(() -> opened(word));
            awaitLock();
            filer.commit();

            counts(opening.get(20, TimeUnit.SECONDS), 1);
        }
    }

    private static void awaitLock() throws SQLException, InterruptedException {
        try (Connection owner = Database.owner()) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (Database.number(owner, "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                    == 0) {
                assertThat(System.nanoTime())
                        .as("the campaign waits for who is filing")
                        .isLessThan(end);
                Thread.sleep(20);
            }
        }
    }

    private static String word() {
        return "限电" + UUID.randomUUID().toString().substring(0, 6);
    }

    private static String opened(String word) {
        return as("desk")
                .body(Map.of(
                        "title", "限电专项整治",
                        "cause", "线路容量不足。",
                        "category", "LOGISTICS",
                        "keyword", word,
                        "leadDepartmentId", INDUSTRY))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void counts(String campaign, int cases) {
        as("desk")
                .get("/api/v1/campaigns/" + campaign + "/effect")
                .then()
                .statusCode(200)
                .body("weeks[8].cases", equalTo(cases));
    }
}
