package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody higher is told when a clock runs out. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EscalationRoundsTest {

    private static final Duration LONG_AGO = Duration.ofDays(40);

    /** How many actions make a petition that is handled. */
    private static final int STEPS = 5;

    @Inject
    EscalationRounds rounds;

    @Inject
    FieldCipher cipher;

    @Test
    void tellsEachLevelOnceHoweverManyReplicasAskAtTheSameTime() throws Exception {
        String id = LivedPetitions.earlier(cipher, handled(filed()), LONG_AGO);

        tellFourTimesAtOnce();
        tellFourTimesAtOnce();

        get("desk", id)
                .then()
                .body(
                        "escalations.findAll { it.clock == 'ANSWER' }.level",
                        containsInAnyOrder("HANDLER", "DEPARTMENT_LEAD", "TOWNSHIP_LEAD"))
                .body("escalations.findAll { it.clock == 'FIRST_CONTACT' }.level", hasSize(3))
                .body("escalations", hasSize(6));
        assertThat(version(id)).as("the live views look again, once").isEqualTo(STEPS + 1);
        assertThat(told("handler-industry", id)).as("answer and first contact").hasSize(2);
        assertThat(told("dept-industry", id)).hasSize(2);
        assertThat(told("supervisor", id)).hasSize(2).allMatch(text -> text.contains("请介入督办"));
        assertThat(told("handler-market", id)).isEmpty();
        assertThat(told("desk", id)).isEmpty();
        assertThat(audited(id)).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatHasTime() throws Exception {
        String id = handled(filed());

        tellFourTimesAtOnce();

        get("desk", id).then().body("escalations", hasSize(0));
        assertThat(told("handler-industry", id)).isEmpty();
    }

    @Test
    void showsStaffWhoWasToldAndTheFilerNothingOfIt() throws Exception {
        String id = LivedPetitions.earlier(cipher, filed(), LONG_AGO);

        tellFourTimesAtOnce();

        get("supervisor", id)
                .then()
                .body("escalations.level", equalTo(List.of("HANDLER", "DEPARTMENT_LEAD", "TOWNSHIP_LEAD")))
                .body("escalations.told", equalTo(List.of("受理岗", "受理岗", "镇街督办")));
        get(OWNER, id).then().statusCode(200).body("escalations", hasSize(0));
        assertThat(told("desk", id))
                .as("of two levels at once the higher")
                .singleElement()
                .asString()
                .contains("请督促马上办理");
        assertThat(told(OWNER, id)).isEmpty();
    }

    @Test
    void goesOnFromWhereItWasAfterAnAction() throws Exception {
        String id = LivedPetitions.earlier(cipher, handled(filed()), LONG_AGO);
        tellFourTimesAtOnce();

        act("handler-industry", id, "note", "text", "已联系企业，正在协调。", "internal", false)
                .then()
                .statusCode(200);
        tellFourTimesAtOnce();

        get("desk", id).then().body("escalations", hasSize(6));
        assertThat(told("supervisor", id)).hasSize(2);
    }

    private void tellFourTimesAtOnce() {
        Uni.join()
                .all(rounds.tellDue(), rounds.tellDue(), rounds.tellDue(), rounds.tellDue())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static List<String> told(String person, String id) {
        List<String> texts = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as(person)
                    .get("/api/v1/notifications?limit=100" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            texts.addAll(page.getList(
                    "items.findAll { it.kind == 'petition-escalated' && it.subject.id == '" + id + "' }.text"));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return texts;
    }

    private static long version(String id) {
        return get("desk", id).then().statusCode(200).extract().<Integer>path("version");
    }

    private static long audited(String id) throws Exception {
        try (Connection connection = Database.owner()) {
            return Database.number(
                    connection,
                    "select count(*) from audit_row where action = 'petition-escalated' and subject_id = ?",
                    UUID.fromString(id));
        }
    }
}
