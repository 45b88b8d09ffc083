package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.petitions.PublishingSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readers of the board find, and what only those learn who may take something off it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublicationBoardTest {

    @Test
    void whoMayTakeItBackIsToldWhichPetitionItIsAndNobodyElse() {
        String id = consented("苎麻布染整废水接管");
        publish(id, "染整废水怎样接管").then().statusCode(200);
        String shown = only("染整废水怎样");

        publication("supervisor", shown).then().statusCode(200).body("petitionId", equalTo(id));
        for (String reader : List.of(OWNER, OTHER, "demo-member-3", "desk", "handler-industry", "admin", "auditor")) {
            Response answer = publication(reader, shown);
            answer.then().statusCode(200).body("petitionId", nullValue());
            assertThat(answer.asString()).as(reader).doesNotContain(id);
        }
        assertThat(as("supervisor")
                        .queryParam("q", "染整废水怎样")
                        .get("/api/v1/publications")
                        .asString())
                .contains(shown)
                .doesNotContain(id);
    }

    @Test
    void whatIsFoundShowsWhereTheWordsStand() {
        String id = consented("葛布织机噪声");
        String answer = "先请有资质的机构检测。".repeat(15) + "超标的加装隔声罩，费用可以申请补助。";
        String question = "夜里被投诉，" + "白天也有人来问。".repeat(10) + "是否一定要搬迁。";
        as("supervisor")
                .body(Map.of("action", "publish", "title", "葛布织机噪声怎样治理", "question", question, "text", answer))
                .post("/api/v1/petitions/" + id + "/actions")
                .then()
                .statusCode(200);

        assertThat(excerpt("加装隔声罩")).startsWith("…").contains("超标的加装隔声罩，费用");
        assertThat(excerpt("一定要搬迁")).startsWith("问：…").endsWith("是否一定要搬迁。");
        assertThat(excerpt("夜里被投诉")).startsWith("问：夜里被投诉，").endsWith("…");
        assertThat(excerpt("葛布织机噪声怎样"))
                .isEqualTo(answer.substring(0, 120) + "…")
                .isEqualTo(as(OTHER).get("/api/v1/publications").path("items[0].excerpt"));
    }

    private static String excerpt(String q) {
        Response answer = board(q);
        answer.then().statusCode(200).body("items.size()", equalTo(1));
        return answer.path("items[0].excerpt");
    }
}
