package io.qisheng.points.ledger;

import static io.qisheng.points.PointsSteps.memberId;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.platform.Ids;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose points anybody may see. Members of branch 1: 1, 16, 31 …; the floating ones belong to branch 2 and take part in branch 1. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LedgerScopeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"demo-member-16", "secretary", "demo-secretary-1", "supervisor", "assessor", "admin", "auditor"})
    void showsAMembersPointsToTheMemberAndToThoseWhoLookAfterTheBranch(String person) {
        for (String path : paths("demo-member-16")) {
            as(person).get(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-member-1", "demo-member-2", "demo-owner-1", "demo-stranger", "handler-industry"})
    void hidesThemFromEverybodyElse(String person) {
        for (String path : paths("demo-member-16")) {
            as(person).get(path).then().statusCode(404).body("code", equalTo("not-found"));
        }
    }

    @Test
    void aSecretarySeesTheFloatingMembersWhoTakePartButNobodyElseOfAnotherBranch() {
        for (String path : paths("demo-floating-1")) {
            as("secretary").get(path).then().statusCode(200);
        }
        for (String path : paths("demo-member-2")) {
            as("secretary").get(path).then().statusCode(404);
        }
    }

    @Test
    void aMemberWhoIsNotThereAnswersAsOneWhoIsHidden() {
        String nobody = "/api/v1/members/" + Ids.next() + "/points";

        as("admin").get(nobody).then().statusCode(404);
        as("admin").get(nobody + "/entries").then().statusCode(404);
    }

    @Test
    void entriesArePagedNewestFirstWithoutGapOrDouble() {
        String path = paths("demo-member-25").getLast();
        List<String> all = as("demo-member-25").get(path + "?limit=100").path("items.id");

        List<String> paged = new ArrayList<>();
        Response page = as("demo-member-25").get(path + "?limit=7");
        paged.addAll(page.path("items.id"));
        while (page.path("nextCursor") != null) {
            page = as("demo-member-25")
                    .queryParam("cursor", page.<String>path("nextCursor"))
                    .get(path + "?limit=7");
            paged.addAll(page.path("items.id"));
        }

        assertThat(all).hasSizeGreaterThan(20);
        assertThat(paged).isEqualTo(all);
        page.then().body("nextCursor", nullValue());
        List<String> posted = as("demo-member-25").get(path + "?limit=100").path("items.postedAt");
        assertThat(posted).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void aCursorOfOnePeriodOrMemberOpensNoOther() {
        String path = paths("demo-member-25").getLast();
        String cursor = as("demo-member-25").get(path + "?limit=1").path("nextCursor");

        as("demo-member-25")
                .queryParam("cursor", cursor)
                .get(path + "?limit=1&period=2026")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
        as("admin")
                .queryParam("cursor", cursor)
                .get(paths("demo-member-50").getLast())
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    private static List<String> paths(String member) {
        String points = "/api/v1/members/" + memberId(member) + "/points";
        return List.of(points, points + "/entries");
    }
}
