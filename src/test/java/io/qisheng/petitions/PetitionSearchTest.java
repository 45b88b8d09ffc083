package io.qisheng.petitions;

import static io.qisheng.petitions.PetitionSteps.*;
import static io.qisheng.testing.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionAudience;
import io.qisheng.petitions.domain.PetitionAudience.View;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.testing.Database;
import io.qisheng.testing.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for words: what is found, by whom, in which order, page by page. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PetitionSearchTest {

    private static final int SLICE = 16_384;

    @Inject
    FieldCipher cipher;

    /** Every word that is tried finds for everybody just what holds it among what the rule shows, by what of it is shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-owner-1",
                "demo-owner-7",
                "desk",
                "supervisor",
                "dept-industry",
                "handler-market",
                "demo-member-1"
            })
    void whatIsFoundIsWhatHoldsTheWordsAndMayBeSeen(String person) throws SQLException {
        anotherSlice();
        filed(filing("title", "切片之后的停车难题"));
        Actor actor = PetitionListTest.actor(person);
        Map<UUID, Petition> petitions = StoredPetitions.all();

        for (String q : List.of("货车", "停车", "贷款", "材料", "有限公司", "企业", "2026", "-0", "查无此事", "%_", "北港路")) {
            Set<String> expected = petitions.values().stream()
                    .filter(petition -> holds(petition, PetitionAudience.view(petition, actor), q))
                    .map(petition -> petition.filing().id().toString())
                    .collect(Collectors.toSet());
            List<String> found = ids(pages(person, q, "", 37));

            assertThat(new HashSet<>(found)).as("%s looks for %s", person, q).isEqualTo(expected);
            assertThat(found).as("%s looks for %s, page by page", person, q).doesNotHaveDuplicates();
        }
    }

    /** Of what is written down of full slices nothing is missing, whatever is written later, and by whom it was begun. */
    @Test
    void whatIsWrittenWhileASliceIsSettledAndAfterItIsFound() throws SQLException {
        String before = filed(filing("text", "电话一三八之外还有厂牌号 qs-77421-x，请到白鹳渡来看。"));
        anotherSlice();
        String other = filed(filing("title", "与水鸟无关的一件事"));
        anotherSlice();
        filed(filing("title", "最新的一段"));
        try (Connection late = Database.owner()) {
            late.setAutoCommit(false);
            reword(late, other, "\n白鹳渡"); // begun before anything is settled, and ended in the midst of it
            steps(3);
            late.commit();
        }
        settled();
        assertThat(ids(pages("desk", "白鹳渡", "", 5))).containsExactlyInAnyOrder(before, other);
        assertThat(ids(pages("desk", "77421-X", "", 5))).containsExactly(before);

        try (Connection owner = Database.owner()) {
            reword(owner, other, "\n后来才写的丹顶鹤湾 zz-90817");
        }
        assertThat(ids(pages("desk", "丹顶鹤湾", "", 5))).containsExactly(other);
        assertThat(ids(pages("desk", "z-90817", "", 5))).containsExactly(other);
        String number = get(OWNER, before).path("number");
        assertThat(ids(pages("desk", number, "", 5))).containsExactly(before);
        assertThat(ids(pages("desk", number.substring(4), "", 5))).containsExactly(before);
    }

    @Test
    void onlySlicesThatMayHoldTheWordsAreAsked() throws SQLException {
        filed(filing("title", "黑颈鹤滩的一件事"));
        anotherSlice();
        filed(filing("title", "别的段里的事"));
        settled();
        try (Connection owner = Database.owner()) {
            long below = Database.number(owner, "select max(below) from petition_slices_settled");
            long top = Database.number(owner, "select max(slice) from petition_search");
            assertThat(below).as("all but the open one").isEqualTo(top);
            long said = Database.number(
                    owner,
                    "select count(*) from petition_slice_term where term in ('!黑颈', '!颈鹤', '!鹤滩') and slices <> 0");
            assertThat(said).isEqualTo(3);
            assertThat(Database.number(owner, """
                    select count(*) from petition_search s cross join petition_marks(s.slice, s.terms, s.words) term
                    where s.slice < (select below from petition_slices_settled d where d.district_id = s.district_id)
                      and not exists (select from petition_slice_term t where t.district_id = s.district_id and t.term = term
                        and t.block = s.slice / 64 and t.slices >> (s.slice % 64) & 1 = 1)""")).isZero();
        }
    }

    @Test
    void titlesComeBeforeTextsAndTheLatestFirstAcrossSlices() throws SQLException {
        String oldText = filed(filing("text", "厂门口的苍鹭桥限高，货车要绕行。"));
        String oldTitle = filed(filing("title", "苍鹭桥限高影响发货"));
        anotherSlice();
        String newText = filed(filing("text", "从苍鹭桥过来的路坏了很久。"));
        String newTitle = filed(filing("title", "希望拓宽苍鹭桥"));

        assertThat(ids(pages("desk", "苍鹭桥", "", 1))).containsExactly(newTitle, oldTitle, newText, oldText);
        assertThat(ids(pages("desk", "苍鹭桥", "&status=SUBMITTED", 3)))
                .as("what is under way is found by another way")
                .containsExactly(newTitle, oldTitle, newText, oldText);
        assertThat(ids(pages(OWNER, "苍鹭桥", "&mine=true", 2))).containsExactly(newTitle, oldTitle, newText, oldText);
    }

    @Test
    void aTextThatHoldsTheWordsIsShownAroundThem() {
        Map<String, Object> filing =
                filing("text", "这是开头的一段话，说的是别的事情，然后才说到灰鹤路口的信号灯，最后又说了很多很多其他的事情，长得一行放不下，还要再说几句才算完，真的没有了。还有。");
        String id = filed(filing);

        as("desk")
                .get("/api/v1/petitions?q=灰鹤路口")
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].excerpt", equalTo("…的是别的事情，然后才说到灰鹤路口的信号灯，最后又说了很多很多其他的事情，长得一行放不下，还要再说几句才算完，真的没有了。…"));
        as("desk").get("/api/v1/petitions?q=北门货车夜间").then().body("items[0].excerpt", equalTo(null));
        as("desk").get("/api/v1/petitions").then().body("items[0].excerpt", equalTo(null));
    }

    @Test
    void theEnterpriseIsFoundByWhoeverMayKnowIt() {
        Map<String, Object> filing = filing("title", "公开给大家看的路灯问题");
        filing.put("visibility", "PUBLIC");
        String id = accepted(filed(filing));
        String name = get(OWNER, id).path("enterprise.name");

        as("desk").get("/api/v1/petitions?limit=100&q=" + name).then().body("items.id", hasItem(id));
        as(OWNER).get("/api/v1/petitions?limit=100&q=" + name).then().body("items.id", hasItem(id));
        as("demo-owner-9").get("/api/v1/petitions?limit=100&q=公开给大家看").then().body("items.id", hasItem(id));
        as("demo-owner-9").get("/api/v1/petitions?limit=100&q=" + name).then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aDraftIsFoundByItsFiler() {
        Map<String, Object> filing = filing("title", "草稿里的白鹇巷");
        filing.put("submit", false);
        String id = file(OWNER, filing).then().statusCode(201).extract().path("id");

        as(OWNER).get("/api/v1/petitions?q=白鹇巷").then().body("items.id", hasItem(id));
        as("desk").get("/api/v1/petitions?q=白鹇巷").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aDraftWithoutATextIsFoundByItsEnterprise() {
        Map<String, Object> filing = filing("title", "还没有正文的草稿");
        filing.remove("text");
        filing.put("submit", false);
        String id = file(OWNER, filing).then().statusCode(201).extract().path("id");
        String name = get(OWNER, id).path("enterprise.name");

        as(OWNER)
                .get("/api/v1/petitions?limit=100&q=" + name)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    /** Such as what was taken over from elsewhere. */
    @Test
    void whatHasANumberOfAnotherFormIsFoundAllTheSame() throws Exception {
        String id = LivedPetitions.earlier(cipher, filed(filing("title", "从别处接过来的黄鹂坊")), Duration.ofDays(30));

        as("desk").get("/api/v1/petitions?q=黄鹂坊").then().body("items.id", hasItem(id));
        as("desk").get("/api/v1/petitions?q=twin-" + id).then().body("items.id", hasItem(id));
    }

    /** Its title is no number, however it looks. */
    @ParameterizedTest
    @ValueSource(strings = {"20260101-99999999999999", "20260101-350000000", "20260101-35"})
    void aDraftThatIsCalledLikeANumberStopsNobodysSearch(String title) throws SQLException {
        Map<String, Object> filing = filing("title", title);
        filing.put("submit", false);
        file(OWNER, filing).then().statusCode(201);
        filing.remove("title");
        filing.put("text", title);
        file(OWNER, filing).then().statusCode(201);

        try (Connection owner = Database.owner()) {
            long sliced = Database.number(owner, """
                    select count(*) from petition_search s join petition p on p.district_id = s.district_id and p.id = s.petition_id
                    where p.number is null and s.slice is not null""");
            assertThat(sliced).isZero();
        }
        as(OWNER).get("/api/v1/petitions?q=" + title).then().body("items.title", hasItem(title));
    }

    @Test
    void aConfidentialTextIsNotReadInAList() {
        Map<String, Object> filing = filing("text", "只让他们看见的紫鹃弄，别人都不要知道。");
        filing.put("confidentialFrom", List.of(MARKET));
        String id = filed(filing);

        as("desk")
                .get("/api/v1/petitions?q=紫鹃弄")
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].excerpt", equalTo(null));
    }

    private static boolean holds(Petition petition, View view, String q) {
        String words = q.toLowerCase(Locale.ROOT);
        Filing.Content content = petition.filing().content();
        String head = (petition.number() == null ? "" : petition.number() + "\n") + content.title();
        return switch (view) {
            case NONE -> false;
            case PUBLIC -> head.toLowerCase(Locale.ROOT).contains(words);
            default ->
                (head + "\n" + content.text() + "\n"
                                + petition.filing().enterprise().name())
                        .toLowerCase(Locale.ROOT)
                        .contains(words);
        };
    }

    /** As if so many had been filed meanwhile. */
    private static void anotherSlice() throws SQLException {
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("select setval('petition_number', nextval('petition_number') + " + SLICE + ")");
        }
    }

    private static void reword(Connection connection, String petition, String more) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update petition_search set words = words || '" + more.replace("\n", "'||chr(10)||'")
                    + "' where petition_id = '" + petition + "'");
        }
    }

    private static void settled() throws SQLException {
        while (steps(1)) {
            Thread.onSpinWait();
        }
    }

    /** Whether there is more to do after so many steps. */
    private static boolean steps(int steps) throws SQLException {
        boolean more = true;
        try (Connection owner = Database.owner();
                Statement statement = owner.createStatement()) {
            for (int step = 0; step < steps; step++) {
                try (ResultSet row = statement.executeQuery("select settle_petition_slices()")) {
                    row.next();
                    more = row.getBoolean(1);
                }
            }
        }
        return more;
    }

    private static List<String> ids(List<Map<String, Object>> items) {
        return items.stream().map(item -> String.valueOf(item.get("id"))).toList();
    }

    private static List<Map<String, Object>> pages(String person, String q, String filter, int limit) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            var request = as(person).queryParam("q", q).queryParam("limit", limit);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            Response page = request.get("/api/v1/petitions" + filter.replaceFirst("^&", "?"));
            page.then().statusCode(200);
            items.addAll(page.path("items"));
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return items;
    }
}
