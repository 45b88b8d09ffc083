package io.qisheng.activities.checkin;

import static io.qisheng.activities.ActivitySteps.checkIn;
import static io.qisheng.activities.ActivitySteps.code;
import static io.qisheng.activities.ActivitySteps.open;
import static io.qisheng.activities.ActivitySteps.openAt;
import static io.qisheng.activities.ActivitySteps.scan;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.qisheng.testing.Api;
import io.qisheng.testing.AtOnce;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One phone, several members. Members of branch 11: 11, 26, 41 … */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SharedPhoneTest {

    @Test
    void aSecretarysPhoneThatReadsCardsIsStillTheSecretarysOwn() {
        String id = open();
        String card = as("demo-member-121").get("/api/v1/me/card").path("cardToken");

        checkIn("demo-secretary-1", id, scan(null, "cardToken", card, "deviceId", "phone-of-the-secretary"))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"));
        checkIn("demo-secretary-1", id, scan(code(id), "deviceId", "phone-of-the-secretary"))
                .then()
                .statusCode(201)
                .body("result", equalTo("ACCEPTED"));
    }

    @Test
    void ofAllWhoShareAPhoneAtTheSameMomentOneIsAccepted() throws ExecutionException, InterruptedException {
        String id = openAt("branch-11");
        String code = code("admin", id);
        List<String> members = IntStream.range(0, 12)
                .mapToObj(i -> "demo-member-" + (11 + 15 * i))
                .toList();
        members.forEach(Api::token);

        List<Response> answers = AtOnce.each(
                members, members.size(), member -> checkIn(member, id, scan(code, "deviceId", "one-for-all")));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .filteredOn(answer -> answer.<String>path("result").equals("ACCEPTED"))
                .hasSize(1);
        answers.stream()
                .filter(answer -> !answer.<String>path("result").equals("ACCEPTED"))
                .forEach(answer ->
                        answer.then().body("result", equalTo("REVIEW")).body("reasons", contains("device-shared")));
    }
}
