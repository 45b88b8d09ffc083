package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.local.demo.DemoIds;
import io.qisheng.petitions.campaigns.CampaignReader.Signature;
import io.qisheng.testing.LocalStackResource;
import io.qisheng.testing.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups as they are proposed: with reasons, within the caller's reach, and never with what is confidential. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionClustersTest {

    private final ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Vertx vertx;

    @Test
    void nearPetitionsOfSeveralEnterprisesStandTogetherWithTheirReasons() {
        String first = dyed(11, "缫丝车间蒸汽压力不足", "蒸汽压力不足，缫丝车间每天停两小时。");
        String second = dyed(20, "蒸汽压力不足影响缫丝", "缫丝车间蒸汽压力不足，产量减半。");
        String third = dyed(13, "请提高蒸汽压力", "蒸汽压力不足，缫丝车间开不满。");

        Map<String, Object> cluster = clusterOf(first);

        assertThat(ids(cluster)).contains(first, second, third);
        assertThat((int) requireNonNull(cluster.get("enterprises"))).isGreaterThanOrEqualTo(3);
        assertThat(cluster).containsEntry("category", "TECHNOLOGY");
        assertThat(texts(cluster))
                .anyMatch(text -> text.endsWith("家企业"))
                .contains("都属“科技创新”类")
                .anyMatch(text -> text.startsWith("都提到") && text.contains("蒸汽压力"));
    }

    @Test
    void whatIsConfidentialIsInNoGroupNorInItsReasonsOrNumbers() {
        dyed(14, "靛蓝染缸回水管破裂", "靛蓝染缸回水管破裂，废水外流。");
        String second = dyed(15, "染缸回水管破裂", "靛蓝染缸的回水管破裂多次。");
        Map<String, Object> kept = filing();
        kept.putAll(Map.of("category", "TECHNOLOGY", "title", "靛蓝染缸回水管破裂", "text", "靛蓝染缸回水管破裂，请保密。"));
        kept.put("confidentialFrom", List.of(MARKET));
        String hidden = file("demo-owner-16", kept).path("id");

        for (String person : List.of("desk", "supervisor")) {
            String answer = as(person).get("/api/v1/petition-clusters").asString();
            assertThat(answer).doesNotContain(hidden).doesNotContain("请保密").doesNotContain(second);
        }
        String third = dyed(17, "染缸回水管又破裂了", "靛蓝染缸回水管破裂，急。");
        assertThat(clusterOf(third)).containsEntry("enterprises", 3);
    }

    /** Comparing takes one thread, and whoever comes when enough wait for it comes again. */
    @Test
    void aRushIsToldWhenToComeAgain() {
        CountDownLatch ends = new CountDownLatch(1);
        var thread = vertx.createSharedWorkerExecutor("clusters", 1);
        var held = thread.executeBlocking(() -> ends.await(60, TimeUnit.SECONDS), false)
                .subscribeAsCompletionStage();
        List<CompletableFuture<Response>> asked = IntStream.range(0, PetitionClusters.MOST_ASKING + 1)
                .mapToObj(n ->
                        CompletableFuture.supplyAsync(() -> as("desk").get("/api/v1/petition-clusters"), everybody))
                .toList();
        try {
            Response first = (Response) CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new))
                    .join();
            first.then().statusCode(503).header("Retry-After", "5");
        } finally {
            ends.countDown();
        }
        assertThat(held.join()).isTrue();
        assertThat(asked)
                .extracting(one -> one.join().statusCode())
                .filteredOn(status -> status == 200)
                .hasSize(PetitionClusters.MOST_ASKING);
    }

    @Test
    void onlyDeskAndSupervisorAreAnswered() {
        for (String person : List.of("handler-industry", "auditor", "demo-owner-1", "demo-member-1")) {
            as(person).get("/api/v1/petition-clusters").then().statusCode(403);
        }
    }

    /** Among many petitions the candidates are read along the index of what is open, and the weeks of an effect along that of the category. */
    @Test
    void noTableIsReadWhole() throws SQLException {
        PetitionScope desk = new PetitionScope(
                UUID.randomUUID(), List.of(), List.of("/district/township"), List.of(), List.of("/district/township"));
        OffsetDateTime since = OffsetDateTime.now().minusDays(120);
        PetitionClusterRepository.Asked candidates = PetitionClusterRepository.candidates(
                DemoIds.of("district"), desk, List.of("/district/township"), since);
        CampaignPetitionRepository.Asked members =
                CampaignPetitionRepository.members(DemoIds.of("district"), desk, UUID.randomUUID(), null, 21);
        try (Plans plans = Plans.open()) {
            plans.addPetitions(200, Map.of());

            assertThat(plans.of(candidates.sql(), candidates.values()))
                    .noneMatch(line -> line.contains("Seq Scan on petition "))
                    .anyMatch(line -> line.contains("petition_open_newest_idx"));
            assertThat(plans.of(members.sql(), members.values()))
                    .noneMatch(line -> line.contains("Seq Scan on petition "))
                    .anyMatch(line -> line.contains("petition_campaign_idx"));
            assertThatWeeksAreRead(plans, desk, since, null, "petition_category_idx");
            assertThatWeeksAreRead(plans, desk, since, "掉头", "campaign_case");
        }
    }

    private static void assertThatWeeksAreRead(
            Plans plans, PetitionScope desk, OffsetDateTime since, @Nullable String keyword, String along)
            throws SQLException {
        UUID district = DemoIds.of("district");
        Signature kind =
                new Signature(UUID.randomUUID(), "LOGISTICS", keyword, "/district/township", since.toInstant());
        for (CampaignPetitionRepository.Asked ofItsKind : List.of(
                CampaignPetitionRepository.weeks(district, desk, kind, since, since.plusWeeks(16)),
                CampaignPetitionRepository.cases(district, desk, kind, since, since.plusWeeks(1), null, 21))) {
            assertThat(plans.of(ofItsKind.sql(), ofItsKind.values()))
                    .noneMatch(line -> line.contains("Seq Scan on petition "))
                    .anyMatch(line -> line.contains(along));
        }
    }

    private static String dyed(int owner, String title, String text) {
        Map<String, Object> filing = new HashMap<>(filing());
        filing.putAll(Map.of("category", "TECHNOLOGY", "title", title, "text", text));
        return file("demo-owner-" + owner, filing)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> clusterOf(String id) {
        List<Map<String, Object>> clusters = as("desk")
                .get("/api/v1/petition-clusters")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return clusters.stream()
                .filter(cluster -> ids(cluster).contains(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("in no group: " + id));
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Map<String, Object> cluster) {
        return ((List<Map<String, Object>>) requireNonNull(cluster.get("petitions")))
                .stream()
                        .map(petition -> (String) requireNonNull(petition.get("id")))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, Object> cluster) {
        return ((List<Map<String, Object>>) requireNonNull(cluster.get("reasons")))
                .stream()
                        .map(reason -> (String) requireNonNull(reason.get("text")))
                        .toList();
    }
}
