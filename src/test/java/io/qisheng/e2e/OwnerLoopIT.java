package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.qisheng.petitions.PetitionSteps.act;
import static io.qisheng.petitions.PetitionSteps.answered;
import static io.qisheng.petitions.PetitionSteps.dispatched;
import static io.qisheng.petitions.PetitionSteps.file;
import static io.qisheng.petitions.PetitionSteps.filing;
import static io.qisheng.petitions.PetitionSteps.handled;
import static io.qisheng.petitions.PetitionSteps.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.qisheng.local.demo.DemoIds;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an owner does after filing, on the phone, while the staff act over HTTP. Owners 11 to 15; no other browser test uses them.
 */
class OwnerLoopIT {

    private static final String MISSING = "请补一张北门夜间的照片，并说明是哪几天。";
    private static final String ADDED = "上周一到周五，每晚十点以后，附近没有路灯。";
    private static final String STILL = "划了线，可是晚上仍有车停在上面，还是掉不了头。";

    /** Longer than the pause after which is looked, and than an answer takes. */
    private static final double LOOKED = 1_500;

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        RestAssured.baseURI = system.address();
        browser = new Browser();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
        RestAssured.reset();
    }

    @Test
    void whatIsMissingIsSuppliedFromThePhoneOnceAlthoughTheNetworkDied() {
        String id = handled(filed("demo-owner-11", "夜间掉头难，请补划线"));
        pause(id);

        OwnerPhone owner = phone("demo-owner-11");
        assertThat(owner.the("asked")).containsText("夜间掉头难");
        browser.keep(owner.page(), "owner-home-asked");
        owner.page().navigate(system.address() + "/m/#/pages/petition/list?show=mine");
        assertThat(owner.the("needs-me")).containsText("去补充");
        browser.keep(owner.page(), "owner-list-needs-me");
        owner.the("petition-" + id).last().click();
        assertThat(owner.the("ball-sentence").last()).containsText(MISSING);
        browser.keep(owner.page(), "owner-paused");
        owner.act("supplement");
        owner.type("text", ADDED);
        browser.keep(owner.page(), "owner-supplement");
        owner.page().reload();
        assertThat(owner.the("input-text").locator("textarea")).hasValue(ADDED);

        owner.page().context().setOffline(true);
        owner.submit();
        assertThat(owner.the("waiting")).isVisible();
        browser.keep(owner.page(), "owner-supplement-waits");
        owner.page().context().setOffline(false);
        assertThat(owner.the("waiting")).hasCount(0);
        open(owner, id);
        assertThat(owner.the("timeline")).containsText(ADDED);
        assertThat(owner.the("ball-sentence")).containsText("答复企业");
        browser.keep(owner.page(), "owner-supplemented");
        assertThat(Collections.frequency(actions(id), "supplement")).isEqualTo(1);
        browser.assertQuiet();
    }

    @Test
    void anAnswerThatIsNotGoodEnoughIsHandledAnewAndThenReviewed() {
        String id = answered(filed("demo-owner-12", "掉头位划线后仍被占用"));
        OwnerPhone owner = phone("demo-owner-12");
        open(owner, id);
        assertThat(owner.the("rate-card")).isVisible();
        browser.keep(owner.page(), "owner-to-rate");

        dissatisfied(owner, STILL);
        assertThat(owner.the("after-rating")).containsText("重新办理");
        assertThat(owner.the("status-HANDLING")).isVisible();
        browser.keep(owner.page(), "owner-reopened");

        act("handler-industry", id, "answer", "outcome", "PARTLY_SOLVED", "text", "已加装隔离桩。")
                .then()
                .statusCode(200);
        owner.page().reload();
        dissatisfied(owner, "隔离桩装在了路口另一侧。");
        assertThat(owner.the("after-rating")).containsText("已交督办复核");
        assertThat(owner.the("status-ANSWERED")).hasText("待督办复核");
        assertThat(owner.the("ball-sentence")).containsText("督办");
        assertThat(owner.the("rate-card")).hasCount(0);
        browser.keep(owner.page(), "owner-with-the-supervisor");

        act("supervisor", id, "review", "solved", true, "text", "现场复核，隔离桩已移到位。")
                .then()
                .statusCode(200);
        owner.page().reload();
        assertThat(owner.the("status-CLOSED")).isVisible();
        assertThat(owner.the("timeline")).containsText("隔离桩已移到位");
        browser.keep(owner.page(), "owner-reviewed");
        browser.assertQuiet();
    }

    @Test
    void urgingAndRatingTakeOneTap() {
        String urged = dispatched(filed("demo-owner-13", "灯坏了没人修，请快一点"));
        OwnerPhone owner = phone("demo-owner-13");
        open(owner, urged);
        browser.keep(owner.page(), "owner-can-urge");
        owner.act("urge");
        assertThat(owner.the("timeline")).containsText("催办了一次");
        assertThat(owner.the("action-urge")).hasCount(0);
        browser.keep(owner.page(), "owner-urged");

        String rated = answered(filed("demo-owner-13", "路灯已修，想谢谢大家"));
        open(owner, rated);
        owner.the("rate-BASICALLY_SATISFIED").click();
        assertThat(owner.the("rate-chosen")).containsText("基本满意");
        browser.keep(owner.page(), "owner-rate-can-be-taken-back");
        owner.the("rate-take-back").click();
        owner.the("rate-SATISFIED").click();
        assertThat(owner.the("rating")).containsText("解决了，满意");
        assertThat(owner.the("status-CLOSED")).isVisible();
        browser.keep(owner.page(), "owner-rated-by-one-tap");
        assertThat(Collections.frequency(actions(rated), "rate")).isEqualTo(1);
        browser.assertQuiet();
    }

    @Test
    void whoIsSlowerSeesWhatHappenedAndLosesNoWord() {
        String id = handled(filed("demo-owner-14", "两部手机同时补材料"));
        pause(id);
        OwnerPhone owner = phone("demo-owner-14");
        open(owner, id);
        owner.act("supplement");
        owner.type("text", ADDED);
        act("demo-owner-14", id, "supplement", "text", "电脑上先补了一份。").then().statusCode(200);

        owner.submit();
        assertThat(owner.the("conflict")).containsText("现在不用再做这一步了");
        assertThat(owner.the("input-text").locator("textarea")).hasValue(ADDED);
        browser.keep(owner.page(), "owner-conflict");
        owner.the("send-as-note").click();
        assertThat(owner.the("input-text").locator("textarea")).hasValue(ADDED);
        owner.submit();
        assertThat(owner.the("timeline").last()).containsText(ADDED);
        assertThat(actions(id)).contains("note");
        browser.assertQuiet();
    }

    @Test
    void anotherEnterpriseJoinsAndTheFilerWithdraws() {
        String id = handled(filed("demo-owner-15", "园区夜间没有公交", "visibility", "PUBLIC"));
        OwnerPhone other = phone("demo-owner-14");
        other.page().navigate(system.address() + "/m/#/pages/petition/list?show=all");
        other.the("petition-" + id).last().click();
        browser.keep(other.page(), "owner-sees-a-public-one");
        other.act("join");
        confirm(other.page());
        assertThat(other.the("co-signers")).containsText("1 家企业");
        browser.keep(other.page(), "owner-joined");

        OwnerPhone filer = phone("demo-owner-15");
        open(filer, id);
        filer.act("withdraw");
        filer.submit();
        assertThat(filer.the("error-text")).containsText("为什么撤回");
        filer.type("text", "公交公司已经加开了夜班车。");
        browser.keep(filer.page(), "owner-withdraws");
        filer.submit();
        assertThat(filer.the("status-WITHDRAWN")).isVisible();
        browser.keep(filer.page(), "owner-withdrawn");
        browser.assertQuiet();
    }

    @Test
    void whatIsOpenAlreadyIsJoinedBeforeItIsFiledAgainAndNoWordIsLost() {
        String id = handled(filed("demo-owner-15", "冷链车装卸平台没有雨棚", "visibility", "PUBLIC"));
        OwnerPhone other = phone("demo-owner-13");
        other.openTheForm();
        other.choose("LOGISTICS");
        browser.keep(other.page(), "owner-similar-before");
        other.type("title", "雨棚");
        Locator card = other.the("similar-" + id);
        assertThat(card).containsText("办理中");
        assertThat(card).containsText("交通物流");
        assertThat(card).containsText("现在轮到产业发展办公室。");
        assertThat(card).containsText("还没有其他企业附议");
        assertThat(card).containsText("都提到“雨棚” · 同一方面的事");
        card.scrollIntoViewIfNeeded();
        browser.keep(other.page(), "owner-similar-found");

        other.type("text", STILL);
        other.the("similar-join-" + id).click();
        assertThat(other.page().locator(".uni-modal")).containsText("冷链车装卸平台没有雨棚");
        assertThat(other.page().locator(".uni-modal__btn_primary")).isVisible();
        confirm(other.page());
        assertThat(other.the("co-signers")).containsText("1 家企业");
        browser.keep(other.page(), "owner-similar-joined");
        assertThat(Collections.frequency(actions(id), "join")).isEqualTo(1);

        other.page().goBack();
        assertThat(other.the("input-title").locator("textarea")).hasValue("雨棚");
        assertThat(other.the("input-text").locator("textarea")).hasValue(STILL);
        assertThat(card).containsText("您的企业已附议");
        browser.keep(other.page(), "owner-similar-still-typed");
        other.the("similar-continue").click();
        assertThat(card).hasCount(0);
        other.submit();
        assertThat(other.the("filed")).isVisible();
        browser.assertQuiet();
    }

    @Test
    void lookingForSimilarOnesNeverStandsInTheWay() {
        filed("demo-owner-12", "包装车间粉尘收集", "visibility", "ENTERPRISE");
        OwnerPhone owner = phone("demo-owner-12");
        owner.openTheForm();
        owner.page().context().setOffline(true);
        owner.type("title", "包装车间粉尘收集");
        owner.page().waitForTimeout(LOOKED);
        assertThat(owner.the("similar")).hasAttribute("data-answered", "false");
        assertThat(owner.the("similar-fold")).hasCount(0);
        browser.keep(owner.page(), "owner-similar-offline");

        owner.page().context().setOffline(false);
        owner.type("text", STILL);
        owner.type("title", "包装车间的粉尘收集");
        owner.the("input-text").locator("textarea").focus();
        assertThat(owner.the("similar-fold")).hasAttribute("aria-expanded", "false");
        owner.the("similar-fold").click();
        assertThat(owner.the("similar-settled").first()).containsText("不用再提一次");
        owner.the("similar-settled").first().scrollIntoViewIfNeeded();
        browser.keep(owner.page(), "owner-similar-own");
        browser.assertQuiet();
    }

    @Test
    void whatWasLeftAsADraftElsewhereIsSubmittedFromThePhone() {
        String id = filed("demo-owner-15", "电脑上写了一半的诉求", "submit", false);
        OwnerPhone owner = phone("demo-owner-15");
        owner.page().navigate(system.address() + "/m/#/pages/petition/list?show=mine");
        Locator card = owner.the("needs-me").getByTestId("petition-" + id);
        assertThat(card).containsText("去提交");
        card.click();
        browser.keep(owner.page(), "owner-draft-of-the-service");
        owner.act("submit");
        confirm(owner.page());
        assertThat(owner.the("status-SUBMITTED")).isVisible();
        browser.assertQuiet();
    }

    @Test
    void aComplaintIsKeptFromTheDepartmentThatItIsAbout() {
        String department = DemoIds.of("dept-market").toString();
        OwnerPhone owner = phone("demo-owner-15");
        owner.openTheForm();
        owner.the("kind-COMPLAINT").click();
        owner.choose("LICENSING");
        owner.type("title", "窗口三次要求补不同的材料");
        owner.type("text", "同一件变更登记，三次去三次说的材料都不一样，希望有人管一管。");
        owner.the("confidential-unfold").click();
        owner.the("confidential-" + department).click();
        browser.keep(owner.page(), "owner-files-in-confidence");
        owner.submit();
        assertThat(owner.the("filed")).isVisible();
        owner.the("see-progress").click();
        assertThat(owner.the("looks")).containsText("保密");
        browser.keep(owner.page(), "owner-filed-in-confidence");
        browser.assertQuiet();
    }

    private static String filed(String person, String title, Object... changed) {
        Map<String, Object> filing = filing();
        filing.put("title", title);
        for (int i = 0; i < changed.length; i += 2) {
            filing.put((String) changed[i], changed[i + 1]);
        }
        return file(person, filing).then().statusCode(201).extract().path("id");
    }

    private static void pause(String id) {
        act("handler-industry", id, "pause", "missing", MISSING).then().statusCode(200);
    }

    private static List<String> actions(String id) {
        Response timeline = timeline("desk", id);
        timeline.then().statusCode(200);
        return timeline.path("items.action");
    }

    private OwnerPhone phone(String person) {
        OwnerPhone phone = new OwnerPhone(browser.phone(), system.address());
        phone.signIn(person);
        return phone;
    }

    private void open(OwnerPhone owner, String id) {
        owner.page().navigate("about:blank");
        owner.page().navigate(system.address() + "/m/#/pages/petition/detail?id=" + id);
        assertThat(owner.the("petition")).isVisible();
    }

    private static void dissatisfied(OwnerPhone owner, String words) {
        owner.act("rate");
        owner.the("solved-no").click();
        owner.the("satisfaction-DISSATISFIED").click();
        owner.type("text", words);
        owner.submit();
        assertThat(owner.the("rating")).containsText(words);
    }

    private static void confirm(Page page) {
        page.locator(".uni-modal__btn_primary").click();
    }
}
