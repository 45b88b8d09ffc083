package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.local.demo.DemoPeople;
import io.qisheng.platform.Ids;
import io.qisheng.testing.Eventually;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.wechat.Simulator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the tap on 允许 to the message on the phone, through the outbox and over HTTP to the simulated WeChat. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SubscribeMessagesTest {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final String PROGRESS = "local-template-progress";
    private static final String OWNER = "demo-owner-16";
    private static final String OPENID = DemoPeople.openid(OWNER);

    @BeforeEach
    @AfterEach
    void everythingIsWell() {
        Simulator.reset();
        Simulator.forgetTaps();
        use();
    }

    @Test
    void aTapIsOneMessage() throws SQLException {
        int before = arrived();
        tapped(1);
        String id = accepted();

        act("desk", id, "dispatch", "leadDepartmentId", PetitionSteps.INDUSTRY)
                .then()
                .statusCode(200);
        act("dept-industry", id, "take").then().statusCode(200);
        act("handler-industry", id, "claim").then().statusCode(200);
        act("handler-industry", id, "pause", "missing", "缺营业执照正面照片，以及法定代表人签字的情况说明原件")
                .then()
                .statusCode(200);

        awaitEnd(id, "SENT");
        Map<String, Object> message = Simulator.messages(OPENID).getLast();
        assertThat(arrived()).as("only what calls the owner").isEqualTo(before + 1);
        assertThat(message.get("template_id")).isEqualTo(PROGRESS);
        assertThat(message.get("page")).isEqualTo("pages/petition/detail?id=" + id);
        assertThat(message.toString()).contains("待补充", "北门货车夜间无法掉头", "请补充材料").doesNotContain("营业执照");
        assertThat(credits()).isZero();

        act(OWNER, id, "supplement", "text", "补好了，请查收。").then().statusCode(200);
        act("handler-industry", id, "answer", "outcome", "SOLVED", "text", "已划出掉头区。")
                .then()
                .statusCode(200);
        assertThat(inbox(id)).contains("petition-answer");
        ledgerAddsUp();
    }

    @Test
    void aTapThatIsSentTwiceCountsOnceAndARefusalNothing() {
        int before = credits();
        String key = "tap-" + Ids.next();
        answers("ACCEPT", key).then().statusCode(200);
        answers("ACCEPT", key).then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        answers("REJECT", "tap-" + Ids.next()).then().statusCode(200);
        answers("BAN", "tap-" + Ids.next()).then().statusCode(200);

        assertThat(credits()).isEqualTo(before + 1);
        as(OWNER)
                .body(Map.of("answers", List.of(Map.of("templateId", "made-up", "answer", "ACCEPT"))))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/answers/0/templateId"));
    }

    @Test
    void whatWeChatKnowsNoTapForStaysInTheInboxAndNoMoreIsTried() throws SQLException {
        answers("ACCEPT", "tap-" + Ids.next());
        answers("ACCEPT", "tap-" + Ids.next());
        int before = arrived();

        String id = rejected();

        awaitEnd(id, "REFUSED");
        assertThat(errcode(id)).isEqualTo(43101);
        assertThat(credits()).isZero();
        assertThat(arrived()).isEqualTo(before);
        assertThat(inbox(id)).contains("petition-reject");
        ledgerAddsUp();
    }

    @Test
    void aMessageWhoseAnswerIsLostIsNeverSentAgain() throws SQLException {
        tapped(2);
        int before = arrived();
        Simulator.fails(Simulator.MESSAGE, "lost", 1);

        String id = rejected();

        awaitEnd(id, "UNKNOWN");
        redelivered(id);
        awaitEnd(id, "UNKNOWN");
        assertThat(arrived()).as("it had arrived").isEqualTo(before + 1);
        assertThat(credits()).isEqualTo(1);
        ledgerAddsUp();
    }

    @Test
    void aDeadTokenIsRenewedAndTheMessageSentOnce() throws SQLException {
        tapped(1);
        int before = arrived();
        Simulator.answers(Simulator.MESSAGE, 42001, 1);

        String id = rejected();

        awaitEnd(id, "SENT");
        assertThat(arrived()).isEqualTo(before + 1);
        ledgerAddsUp();
    }

    @Test
    void anExhaustedQuotaGivesTheTapBack() throws SQLException {
        tapped(1);
        Simulator.answers(Simulator.MESSAGE, 45009, 1);

        String id = rejected();

        awaitEnd(id, "REFUSED");
        assertThat(errcode(id)).isEqualTo(45009);
        assertThat(credits()).isEqualTo(1);
        ledgerAddsUp();
    }

    @Test
    void aBusyWeChatIsTriedAgainAndTheTapSpentOnce() throws SQLException {
        tapped(1);
        int before = arrived();
        Simulator.answers(Simulator.MESSAGE, -1, 1);

        String id = rejected();

        awaitEnd(id, "SENT");
        assertThat(arrived()).isEqualTo(before + 1);
        assertThat(credits()).isZero();
        ledgerAddsUp();
    }

    /** A petition of the owner, and of nobody else. */
    private static String accepted() {
        Map<String, Object> own = filing("visibility", "PRIVATE");
        String id =
                PetitionSteps.file(OWNER, own).then().statusCode(201).extract().path("id");
        return PetitionSteps.accepted(id);
    }

    private static String rejected() {
        Map<String, Object> own = filing("visibility", "PRIVATE");
        String id =
                PetitionSteps.file(OWNER, own).then().statusCode(201).extract().path("id");
        act("desk", id, "reject", "reasonCode", "BEYOND_LAW", "text", "超出法定职权。")
                .then()
                .statusCode(200);
        return id;
    }

    /** Taps in WeChat's dialogue that the mini-program reports. */
    private static void tapped(int taps) {
        Simulator.taps(OWNER, PROGRESS, taps);
        for (int i = 0; i < taps; i++) {
            answers("ACCEPT", "tap-" + Ids.next()).then().statusCode(200);
        }
    }

    /** Spends what an earlier test has left over, so that each begins with nothing. */
    private static void use() {
        try (Connection connection = StoredPetitions.asOwner();
                var statement = connection.prepareStatement("""
                        with left_over as (
                            update subscription s set credits = 0 from (select * from subscription where user_id = ? for update) before
                            where s.user_id = before.user_id and s.template_id = before.template_id and before.credits > 0
                            returning s.district_id, s.user_id, s.template_id, before.credits)
                        insert into subscription_entry (district_id, id, user_id, template_id, change, reason, at)
                        select district_id, uuidv7(), user_id, template_id, -credits, 'VOIDED', now() from left_over""")) {
            statement.setObject(1, user());
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Response answers(String answer, String key) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(Map.of("answers", List.of(Map.of("templateId", PROGRESS, "answer", answer))))
                .post(SUBSCRIPTIONS);
    }

    private static int credits() {
        return as(OWNER).get(SUBSCRIPTIONS).path("items.find { it.templateId == '" + PROGRESS + "' }.credits");
    }

    private static int arrived() {
        return Simulator.messages(OPENID).size();
    }

    private static List<String> inbox(String petition) {
        return as(OWNER)
                .get("/api/v1/notifications?limit=100")
                .path("items.findAll { it.subject.id == '" + petition + "' }.kind");
    }

    private static UUID user() {
        return DemoIds.of("user:" + OWNER);
    }

    private static final String OF_PETITION = """
             from subscribe_message m join notification n on n.district_id = m.district_id and n.id = m.notice_id
            where m.user_id = ? and n.subject_id = ? order by m.claimed_at desc limit 1""";

    private static void awaitEnd(String petition, String state) {
        Eventually.equal(state, () -> text("select m.state" + OF_PETITION, petition));
    }

    private static int errcode(String petition) throws SQLException {
        return Integer.parseInt(text("select m.errcode" + OF_PETITION, petition));
    }

    private static String text(String sql, String petition) throws SQLException {
        try (Connection connection = StoredPetitions.asOwner();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, user());
            query.setObject(2, UUID.fromString(petition));
            var row = query.executeQuery();
            return row.next() ? row.getString(1) : "";
        }
    }

    /** The event comes once more, as after a crash before it was marked. */
    private static void redelivered(String petition) throws SQLException {
        try (Connection connection = StoredPetitions.asOwner()) {
            String mine = " from outbox_event e join notification n on n.id = e.subject"
                    + " where e.topic = 'wechat-notice' and n.subject_id = ? and e.done_at is null";
            try (var statement = connection.prepareStatement("""
                    update outbox_event e set done_at = null, leased_until = null from notification n
                    where n.id = e.subject and e.topic = 'wechat-notice' and n.subject_id = ?""")) {
                statement.setObject(1, UUID.fromString(petition));
                assertThat(statement.executeUpdate()).isPositive();
            }
            UUID subject = UUID.fromString(petition);
            Eventually.equal(0L, () -> numberOf("select count(*)" + mine, subject));
        }
    }

    /** The balance is the sum of its ledger. */
    private static void ledgerAddsUp() throws SQLException {
        assertThat(numberOf("select coalesce(sum(change), 0) from subscription_entry where user_id = ?", user()))
                .isEqualTo(numberOf("select coalesce(sum(credits), 0) from subscription where user_id = ?", user()));
    }

    private static long numberOf(String sql, UUID value) throws SQLException {
        try (Connection connection = StoredPetitions.asOwner();
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, value);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
