package io.qisheng.notifications;

import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.points.PointsSteps;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InboxTest {

    private static final String INBOX = "/api/v1/notifications";

    @Inject
    Notifications notifications;

    @Inject
    Database database;

    @Test
    void anOfficeIsToldAndOneWhoReadsItReadsOnlyForOneself() {
        String claim = PointsSteps.made("demo-member-181", PointsSteps.claim("care-visit"));

        as("secretary").get(INBOX + "?limit=100").then().body("items.subject.id", hasItem(claim));
        as("demo-member-181").get(INBOX + "?limit=100").then().body("items.subject.id", not(hasItem(claim)));
        as("supervisor").get(INBOX + "?limit=100").then().body("items.subject.id", not(hasItem(claim)));
        int before = as("secretary").get(INBOX).path("unread");
        String id = as("secretary").get(INBOX).path("items[0].id");

        as("secretary").post(INBOX + "/" + id + "/read").then().statusCode(200).body("readAt", notNullValue());
        as("secretary").post(INBOX + "/" + id + "/read").then().statusCode(200).body("id", equalTo(id));
        as("demo-member-181").post(INBOX + "/" + id + "/read").then().statusCode(404);

        assertThat(as("secretary").get(INBOX).<Integer>path("unread")).isEqualTo(before - 1);
        as("secretary").get(INBOX + "?unread=true&limit=100").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aRepeatedTapIsAnsweredAsTheFirstWas() {
        String id = find("desk", told(Addressee.office(Role.DESK, DemoIds.of("township"))));
        String key = "read-" + Ids.next();

        String readAt = as("desk")
                .header("Idempotency-Key", key)
                .post(INBOX + "/" + id + "/read")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("readAt");
        as("desk")
                .header("Idempotency-Key", key)
                .post(INBOX + "/" + id + "/read")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("readAt", equalTo(readAt));
    }

    @Test
    void whatIsToldAnOfficeReachesWhoeverHoldsItOnExactlyThatOrganisation() {
        UUID subject = told(Addressee.office(Role.DESK, DemoIds.of("township")));

        assertThat(knows("desk", subject)).isTrue();
        assertThat(knows("supervisor", subject)).as("another role there").isFalse();
        assertThat(knows("handler-industry", subject)).as("below it").isFalse();
    }

    @Test
    void readingForOneselfLeavesItUnreadForTheOthersOfTheOffice() {
        UUID subject = told(Addressee.office(Role.MEMBER, DemoIds.of("branch-5")));
        String id = find("demo-member-5", subject);

        as("demo-member-5").post(INBOX + "/" + id + "/read").then().statusCode(200);

        as("demo-member-5").get(INBOX + "?unread=true").then().body("items.id", not(hasItem(id)));
        as("demo-member-20").get(INBOX + "?unread=true").then().body("items.id", hasItem(id));
        assertThat(knows("demo-member-6", subject)).as("of another branch").isFalse();
    }

    @Test
    void aPersonIsReachedAsUserAndAsMemberAndByBothOffices() {
        UUID asUser = told(Addressee.user(DemoIds.of("user:demo-floating-2")));
        UUID asMember = told(Addressee.member(DemoIds.of("member:demo-floating-2")));
        UUID atHome = told(Addressee.office(Role.MEMBER, DemoIds.of("branch-2")));
        UUID asGuest = told(Addressee.office(Role.MEMBER, DemoIds.of("branch-1")));

        as("demo-floating-2")
                .get(INBOX)
                .then()
                .statusCode(200)
                .body(
                        "items.subject.id.take(4)",
                        contains(asGuest.toString(), atHome.toString(), asMember.toString(), asUser.toString()));
        assertThat(knows("demo-floating-3", asUser)).isFalse();
        assertThat(knows("demo-floating-3", asMember)).isFalse();
    }

    @Test
    void whoeverIsToldTwiceOverFindsItOnceForEachAddress() {
        UUID subject = told(
                Addressee.member(DemoIds.of("member:demo-member-9")),
                Addressee.member(DemoIds.of("member:demo-member-9")));

        List<String> subjects = as("demo-member-9").get(INBOX).path("items.subject.id");

        assertThat(subjects).filteredOn(subject.toString()::equals).hasSize(1);
    }

    @Test
    void pagesAreNewestFirstAndACursorIsItsReadersOwn() {
        Addressee address = Addressee.member(DemoIds.of("member:demo-member-8"));
        List<String> told =
                IntStream.range(0, 5).mapToObj(i -> told(address).toString()).toList();

        Response first = as("demo-member-8").get(INBOX + "?limit=2");
        String cursor = first.path("nextCursor");
        Response second = as("demo-member-8").queryParam("cursor", cursor).get(INBOX + "?limit=2");

        first.then().body("items.subject.id", contains(told.get(4), told.get(3)));
        second.then().body("items.subject.id", contains(told.get(2), told.get(1)));
        as("demo-member-8")
                .queryParam("cursor", cursor)
                .get(INBOX + "?limit=2&unread=true")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
        as("demo-member-7")
                .queryParam("cursor", cursor)
                .get(INBOX + "?limit=2")
                .then()
                .statusCode(400)
                .body("code", equalTo("cursor-invalid"));
    }

    @Test
    void whoeverIsNotSignedInHasNoInboxAndWhatIsNotThereCannotBeRead() {
        RestAssured.get(INBOX).then().statusCode(401);
        as("demo-stranger")
                .get(INBOX)
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("unread", equalTo(0));
        as("desk").post(INBOX + "/" + Ids.next() + "/read").then().statusCode(404);
    }

    private UUID told(Addressee... to) {
        UUID subject = Ids.next();
        Notice notice = new Notice("inbox-test", "试一试", "请打开看看。", Notice.SubjectType.ACTIVITY, subject);
        database.write(tx -> notifications.tell(tx, DemoIds.of("district"), notice, List.of(to)));
        return subject;
    }

    private static boolean knows(String person, UUID subject) {
        return find(person, subject) != null;
    }

    private static @Nullable String find(String person, UUID subject) {
        return as(person).get(INBOX + "?limit=100").path("items.find { it.subject.id == '" + subject + "' }?.id");
    }
}
