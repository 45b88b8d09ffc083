package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static io.qisheng.testing.Api.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Actor.Role;
import io.qisheng.petitions.domain.Actor.Seat;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: scope, filters, search, pages. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionListTest {

    private static final Set<String> ROLES =
            Set.of("OWNER", "DESK", "HANDLER", "DEPARTMENT_LEAD", "SUPERVISOR", "ADMIN", "AUDITOR");

    /** SQL and the pure rule must agree on every petition for everybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-owner-1",
                "demo-owner-7",
                "demo-member-1",
                "desk",
                "supervisor",
                "admin",
                "auditor",
                "dept-industry",
                "handler-market",
                "assessor",
            })
    void aListHoldsExactlyWhatTheRuleLetsSee(String person) throws Exception {
        filed(filing("confidentialFrom", List.of(MARKET)));
        Actor actor = actor(person);

        List<Map<String, Object>> items = all(person, "");

        Map<UUID, Petition> petitions = StoredPetitions.all();
        Set<String> expected = petitions.entrySet().stream()
                .filter(petition -> PetitionAudience.view(petition.getValue(), actor) != View.NONE)
                .map(petition -> petition.getKey().toString())
                .collect(Collectors.toSet());
        assertThat(items.stream().map(item -> (String) item.get("id")).collect(Collectors.toSet()))
                .isEqualTo(expected);
        assertThat(items).hasSameSizeAs(expected);
        for (Map<String, Object> item : items) {
            View view = PetitionAudience.view(
                    Objects.requireNonNull(petitions.get(UUID.fromString((String) item.get("id")))), actor);
            assertThat(item.get("enterprise") == null).isEqualTo(view == View.PUBLIC);
        }
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<Map<String, Object>> items = all("desk", "&status=CLOSED,REJECTED");

        List<String> ids = items.stream().map(item -> (String) item.get("id")).toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(items.stream()
                        .map(item -> String.valueOf(item.get("submittedAt")))
                        .toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void aCursorIsBoundToItsFilterAndItsCaller() {
        String cursor = as("desk").get("/api/v1/petitions?limit=5").path("nextCursor");

        as("desk").get("/api/v1/petitions?limit=5&cursor=" + cursor).then().statusCode(200);
        as("desk")
                .get("/api/v1/petitions?limit=5&status=CLOSED&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
        as("supervisor")
                .get("/api/v1/petitions?limit=5&cursor=" + cursor)
                .then()
                .statusCode(400);
    }

    @Test
    void filtersNarrow() {
        as("desk")
                .get("/api/v1/petitions?category=LOGISTICS&status=CLOSED&departmentId=" + INDUSTRY)
                .then()
                .statusCode(200)
                .body("items.category", everyItem(equalTo("LOGISTICS")))
                .body("items.status", everyItem(equalTo("CLOSED")))
                .body("items.leadDepartment.id", everyItem(equalTo(INDUSTRY)));
    }

    @Test
    void twoCharactersOfTitleTextOrNumberFindAPetition() {
        String id = filed(filing("title", "冷库压缩机扰民问题"));
        String number = get(OWNER, id).path("number");

        for (String q : List.of("压缩", "冷库压缩机扰民", "倒三百米", number, number.substring(4))) {
            as("desk").get("/api/v1/petitions?limit=100&q=" + q).then().body("items.id", hasItem(id));
        }
        as("desk").get("/api/v1/petitions?q=压机").then().body("items", hasSize(0));
        as("desk").get("/api/v1/petitions?q=压").then().statusCode(400);
        as("desk").get("/api/v1/petitions?q=%25%25").then().statusCode(200).body("items", hasSize(0));
        as("demo-owner-2").get("/api/v1/petitions?q=冷库压缩机").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void mineIsWhatOneFiledOrHandles() {
        String id = handled(filed());

        as(OWNER).get("/api/v1/petitions?mine=true&limit=100").then().body("items.id", hasItem(id));
        as("handler-industry")
                .get("/api/v1/petitions?mine=true&limit=100")
                .then()
                .body("items.id", hasItem(id));
        as("dept-industry").get("/api/v1/petitions?mine=true&limit=100").then().body("items", hasSize(0));
    }

    @Test
    void categoriesComeInOrder() {
        as(OWNER)
                .get("/api/v1/petition-categories")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("LICENSING"))
                .body("items", hasSize(12));
    }

    @Test
    void aDraftShowsOnlyInItsFilersList() {
        String id = file(OWNER, filing("submit", false)).path("id");

        as(OWNER).get("/api/v1/petitions?status=DRAFT&limit=100").then().body("items.id", hasItem(id));
        as("desk").get("/api/v1/petitions?status=DRAFT").then().body("items", hasSize(0));
        as("demo-owner-2")
                .get("/api/v1/petitions?status=DRAFT&limit=100")
                .then()
                .body("items.id", not(hasItem(id)));
        as(OWNER).get("/api/v1/petitions?status=DRAFT&status=REJECTED").then().statusCode(200);
        as(OWNER)
                .get("/api/v1/petitions?status=LOST")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?status"));
    }

    private static List<Map<String, Object>> all(String person, String filter) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = "";
        do {
            Response page = as(person).get("/api/v1/petitions?limit=100" + filter + cursor);
            page.then().statusCode(200);
            items.addAll(page.path("items"));
            String next = page.path("nextCursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return items;
    }

    /** The caller as {@code /me} tells; organisations of the demonstration lie below the township. */
    static Actor actor(String person) {
        token(person);
        Response me = as(person).get("/api/v1/me");
        List<Map<String, String>> grants = me.path("grants");
        Set<Seat> seats = grants.stream()
                .filter(grant -> ROLES.contains(grant.getOrDefault("role", "")))
                .map(grant -> seat(grant.getOrDefault("role", ""), grant.getOrDefault("organisationCode", "")))
                .collect(Collectors.toSet());
        return new Actor(UUID.fromString(me.path("id")), me.path("name"), seats);
    }

    private static Seat seat(String role, String organisation) {
        String below = organisation.equals("township") ? "" : "/" + organisation;
        return new Seat(Role.valueOf(role), DemoIds.of(organisation), "/district/township" + below);
    }
}
