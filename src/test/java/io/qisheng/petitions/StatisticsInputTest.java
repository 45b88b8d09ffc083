package io.qisheng.petitions;

import static io.qisheng.testing.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.platform.time.BusinessZone;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the statistics may be asked. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StatisticsInputTest {

    private static final String PATH = "/api/v1/statistics/petitions";

    @ParameterizedTest
    @CsvSource({
        "from=2026-02-30&to=1999-12-31, ?from;?to",
        "from=2101-01-01&by=week&colour=red, ?from;?by;?colour",
        "from=2026-11-02&to=2026-11-01, ?from",
        "from=tomorrow&to=today, ?from;?to",
        "by=x&by=department, ?by",
        "by=department&by=x&from=2026-01-01&from=2026-01-01, ?by;?from",
    })
    void badInputIsToldWithAllItsFaults(String query, String pointers) {
        as("desk")
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", containsInAnyOrder(pointers.split(";")));
    }

    @Test
    void aListWantsARateAndAPart() {
        as("desk")
                .get(PATH + "/cases?departmentId=mine")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("?rate", "?part", "?departmentId"));
    }

    /** Which of two a resource would be given is nobody's choice, so no bound is passed by saying it twice. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/policies?limit=1000000&limit=20, ?limit",
        "/api/v1/petitions?limit=-5&limit=20, ?limit",
        "/api/v1/petitions?q=x&q=货车夜间, ?q",
        "/api/v1/bulletins?limit=0&limit=20, ?limit",
        "/api/v1/statistics/petitions/cases?rate=x&rate=solved&part=numerator, ?rate"
    })
    void nothingIsSaidTwice(String query, String pointer) {
        as("desk").get(query).then().statusCode(400).body("errors.pointer", contains(pointer));
    }

    @Test
    void withoutDatesItIsThisYearUntilToday() {
        LocalDate today = BusinessZone.dateOf(Instant.now());

        as("desk")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("from", equalTo(today.getYear() + "-01-01"))
                .body("to", equalTo(today.toString()))
                .body("by", equalTo("department"));
        as("desk").get(PATH + "?to=2019-06-30").then().body("from", equalTo("2019-01-01"));
    }
}
