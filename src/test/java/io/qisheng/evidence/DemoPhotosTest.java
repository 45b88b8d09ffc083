package io.qisheng.evidence;

import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DemoPhotosTest {

    @Test
    void theDemonstrationShowsPhotosThatCanBeFetched() {
        String petition = "/api/v1/petitions/" + DemoIds.of("petition-9");

        List<String> urls = as("demo-owner-10")
                .get(petition)
                .then()
                .statusCode(200)
                .extract()
                .path("evidence.renditions.url.flatten()");

        assertThat(urls).hasSize(4);
        for (String url : urls) {
            RestAssured.given().urlEncodingEnabled(false).get(url).then().statusCode(200);
        }
    }
}
