package io.qisheng.points;

import static io.qisheng.points.PointsSteps.CLAIMS;
import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.points.PointsSteps.today;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The year of points that the demonstration begins with. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DemoPointsTest {

    private final YearMonth lastMonth = YearMonth.from(today()).minusMonths(1);

    @Test
    void aMembersEntriesShowTheCapAtWork() {
        as("demo-member-1")
                .get("/api/v1/members/" + memberId("demo-member-1") + "/points/entries?limit=100&period=" + lastMonth)
                .then()
                .statusCode(200)
                .body("items.findAll { it.ruleCode == 'volunteer-service' }.points", contains("0.0", "3.0", "3.0"))
                .body("items.find { it.points == '0.0' }.explanation", containsString("每月最多 6.0 分所限"));
    }

    @Test
    void thereAreClaimsForEachWhoDecides() {
        as("secretary")
                .get(CLAIMS + "?waiting=true&limit=100")
                .then()
                .statusCode(200)
                .body("items.ruleCode", hasItems("volunteer-service", "care-visit", "petition-helped"))
                .body("items.status", everyItem(equalTo("PENDING")));
        as("supervisor")
                .get(CLAIMS + "?waiting=true&limit=100")
                .then()
                .statusCode(200)
                .body("items.status", hasItem("APPEALED"))
                .body("items.ruleCode", hasItem("technical-breakthrough"));
        as("demo-member-1")
                .get(CLAIMS + "?mine=true&status=DECLINED&limit=100")
                .then()
                .body("items.ruleCode", hasItem("care-visit"));
    }

    @Test
    void aClaimOfTheDemonstrationHasItsPhoto() {
        String id = as("demo-member-31")
                .get(CLAIMS + "?mine=true&status=PENDING&limit=100")
                .then()
                .extract()
                .path("items.findAll { it.ruleCode == 'volunteer-service' }.last().id");

        List<String> urls = as("secretary")
                .get(CLAIMS + "/" + id)
                .then()
                .statusCode(200)
                .body("evidence", hasSize(1))
                .extract()
                .path("evidence.renditions.url.flatten()");

        assertThat(urls).hasSize(2);
        for (String url : urls) {
            RestAssured.given().urlEncodingEnabled(false).get(url).then().statusCode(200);
        }
    }

    @Test
    void everyBranchHasABoardOfLastMonthAndBooksThatAddUp() throws SQLException {
        try (Connection owner = Database.owner()) {
            int month = lastMonth.getYear() * 100 + lastMonth.getMonthValue();
            assertThat(Database.number(
                            owner,
                            "select count(distinct branch_id) from points_entry where source_type = 'CLAIM' and month = ?",
                            month))
                    .isEqualTo(15);
            assertThat(Database.number(owner, """
                            select count(*) from (
                                select district_id, member_id, month, sum(tenths) as tenths, count(*) as entries from points_entry
                                where month <= ? group by district_id, member_id, month) e
                            full join (select * from points_balance where month <= ?) b using (district_id, member_id, month)
                            where e.tenths is distinct from b.tenths or e.entries is distinct from b.entries""", month, month))
                    .as("balances that are not the sum of their entries")
                    .isZero();
            assertThat(Database.number(owner, """
                            select count(*) from points_claim c
                            left join points_entry e on e.district_id = c.district_id and e.id = c.entry_id
                            where (c.status in ('APPROVED', 'REVERSED')) <> (e.source_id is not distinct from c.id)
                               or c.version <> (select count(*) from points_claim_step s
                                                where s.district_id = c.district_id and s.claim_id = c.id)"""))
                    .as("claims that are not what their steps say")
                    .isZero();
        }
    }
}
