package io.qisheng.petitions;

import static io.qisheng.petitions.CampaignMoves.*;
import static io.qisheng.petitions.PetitionSteps.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.Database;
import io.qisheng.testing.Eventually;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was decided of a campaign and not carried out yet, when the next is decided; and what could not be carried out at all. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CampaignGapsTest {

    private static final String TWO = "demo-owner-2";

    @Test
    void whatIsToJoinHearsTheNewsThatCameBeforeItHad() throws SQLException {
        String campaign = opened(handled(filed()));
        String late = handled(file(TWO, filing()).path("id"));
        isToJoin(campaign, late);
        String text = "施工队已经进场" + UUID.randomUUID();

        move("supervisor", campaign, "progress", "text", text).then().statusCode(200);

        get("desk", late).then().body("campaign.id", equalTo(campaign));
        assertThat(told(TWO, text)).isEqualTo(1);
        timeline("desk", late)
                .then()
                .body(
                        "items.findAll { it.action in ['link', 'progress'] }.action",
                        containsInAnyOrder("link", "progress"));
    }

    @Test
    void whatIsToJoinIsAnsweredWithTheOthers() throws SQLException {
        String first = handled(filed());
        String campaign = opened(first);
        String late = handled(file(TWO, filing()).path("id"));
        isToJoin(campaign, late);

        move("supervisor", campaign, "answer", "outcome", "SOLVED", "text", "已经统一增容。")
                .then()
                .statusCode(200);

        for (String id : new String[] {first, late}) {
            get("desk", id).then().body("status", equalTo("ANSWERED")).body("campaign.id", equalTo(campaign));
        }
        petitions("desk", campaign).then().body("items.findAll { it.left != null }", empty());
    }

    /** A round of another replica writes such rows before it is cut short. */
    private static void isToJoin(String campaign, String petition) throws SQLException {
        decided(campaign, "LINK", petition, "PENDING");
    }

    private static void decided(String campaign, String kind, String petition, String state) throws SQLException {
        String reason = state.equals("LEFT") ? "'不在这项专项整治里', now()" : "null, null";
        String text = kind.equals("LINK") ? "null" : "'进展'";
        try (Connection owner = Database.owner()) {
            owner.createStatement().execute("""
                    with entry as (
                        insert into campaign_entry (district_id, campaign_id, seq, kind, text, at, actor_id, actor_name, actor_role, notice_id)
                        select district_id, campaign_id, seq + 1, '%s', %s, now(), actor_id, actor_name, actor_role, uuidv7()
                        from campaign_entry where campaign_id = '%s' order by seq desc limit 1
                        returning district_id, campaign_id, seq)
                    insert into campaign_delivery (district_id, campaign_id, seq, petition_id, state, reason, settled_at)
                    select district_id, campaign_id, seq, '%s', '%s', %s from entry""".formatted(kind, text, campaign, petition, state, reason));
            owner.createStatement().execute("update campaign set entries = entries + 1 where id = '" + campaign + "'");
        }
    }

    @Test
    void whoseMatterCannotBeAnsweredWithTheOthersReadsTheAnswerAsNews() {
        String ready = handled(filed());
        String waiting = dispatched(file(TWO, filing()).path("id"));
        String campaign = opened(ready, waiting);
        String text = "园区已经整体增容" + UUID.randomUUID();

        move("supervisor", campaign, "answer", "outcome", "SOLVED", "text", text)
                .then()
                .statusCode(200);

        petitions("desk", campaign)
                .then()
                .body("items.find { it.petition.id == '" + waiting + "' }.left", notNullValue());
        assertThat(told(TWO, text)).isEqualTo(1);
        assertThat(told(OWNER, text)).as("told as its own answer").isEqualTo(1);
    }

    @Test
    void whatWasTakenOutIsNoMember() throws SQLException {
        String stays = accepted(filed());
        String leaves = accepted(filed());
        String campaign = opened(stays, leaves);
        act("desk", leaves, "unlink", "reason", "单独办理更快").then().statusCode(200);
        decided(campaign, "PROGRESS", leaves, "LEFT");

        petitions("desk", campaign).then().body("items", hasSize(1)).body("items[0].petition.id", equalTo(stays));
    }

    @Test
    void whatCouldNotJoinAtFirstAndHasSinceIsAMemberAsAnyOther() {
        String id = accepted(filed());
        String other = opened(id);
        String campaign = opened(id);
        petitions("desk", campaign).then().body("items[0].left", notNullValue());

        act("desk", id, "unlink", "reason", "属于另一项整治").then().statusCode(200);
        act("desk", id, "link", "campaignId", campaign).then().statusCode(200);

        petitions("desk", campaign).then().body("items", hasSize(1)).body("items[0].left", nullValue());
        petitions("desk", other).then().body("items", empty());

        act("desk", id, "unlink", "reason", "单独办理更快").then().statusCode(200);
        petitions("desk", campaign).then().body("items", empty());
    }

    @Test
    void whatCouldNotBeAnsweredAndWasTakenOutIsNoMember() {
        String waiting = dispatched(filed());
        String campaign = opened(waiting);
        move("supervisor", campaign, "answer", "outcome", "SOLVED", "text", "已经统一增容。")
                .then()
                .statusCode(200);
        petitions("desk", campaign).then().body("items[0].left", notNullValue());

        act("desk", waiting, "unlink", "reason", "单独办理更快").then().statusCode(200);

        petitions("desk", campaign).then().body("items", empty());
    }

    @Test
    void whoseMatterItWasIsToldWhichCampaignAnsweredIt() {
        String title = "夜间限电" + UUID.randomUUID();
        String campaign = opened(handled(filed(filing("title", title))));

        move("supervisor", campaign, "answer", "outcome", "SOLVED", "text", "已经统一增容。")
                .then()
                .statusCode(200);

        String words = "专项整治“园区夜间限电专项整治”（产业发展办公室牵头）答复了“" + title + "”";
        assertThat(told("handler-industry", words)).isEqualTo(1);
        assertThat(told("dept-industry", words)).isEqualTo(1);
        assertThat(told(OWNER, words)).isEqualTo(1);
    }

    @Test
    void aPetitionFromElsewhereDoesNotJoin() throws SQLException {
        String campaign = opened();
        String id = accepted(filed());
        isFor(campaign, "/district/township/elsewhere");

        act("desk", id, "link", "campaignId", campaign)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/campaignId"))
                .body("errors.code", contains("not-allowed"));
        move("supervisor", campaign, "link", "petitionIds", List.of(id))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/petitionIds/0"))
                .body("errors.code", contains("not-allowed"));

        isFor(campaign, "/district/township");
        move("supervisor", campaign, "link", "petitionIds", List.of(id)).then().statusCode(200);
        get("desk", id).then().body("campaign.id", equalTo(campaign));
    }

    private static void isFor(String campaign, String area) throws SQLException {
        try (Connection owner = Database.owner()) {
            owner.createStatement()
                    .execute("update campaign set area_path = '%s' where id = '%s'".formatted(area, campaign));
        }
    }

    /** A petition that somebody else is at keeps nobody waiting who decides for all. */
    @Test
    void whoDecidesDoesNotWaitForTheLastPetition() throws SQLException {
        String held = accepted(filed());
        String campaign;
        try (Connection owner = Database.owner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("select from petition where id = '" + held + "' for no key update");
            Instant before = Instant.now();
            campaign = opened(held);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
            get("desk", held).then().body("campaign", nullValue());
            owner.rollback();
        }
        // Any later decision goes on with what waits, as the round does.
        move("supervisor", campaign, "progress", "text", "继续推进。").then().statusCode(200);
        Eventually.equal(campaign, () -> get("desk", held).path("campaign.id"));
    }
}
