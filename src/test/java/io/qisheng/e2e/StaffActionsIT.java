package io.qisheng.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The harder turns of a petition, each through its screen: returned and ruled on, worked out together, extended, reopened, reviewed. */
class StaffActionsIT {

    private static final String INDUSTRY = "产业发展办公室";
    private static final LocalDate SOON =
            LocalDate.ofInstant(Instant.now().plusSeconds(5 * 86_400), ZoneId.of("Asia/Shanghai"));

    private final LivingSystem system = LivingSystem.start();
    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = new Browser();
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void returnedTwiceItIsRuledOnAndCannotComeBack() {
        String id = filed("demo-owner-10", "厂区门口的路灯归谁修");
        StaffDesk desk = at("desk", id);
        StaffDesk lead = staff("dept-industry");
        accept(desk);
        for (int turn = 1; turn <= 2; turn++) {
            desk.act("dispatch");
            desk.pick("leadDepartmentId", INDUSTRY);
            desk.submit();
            desk.expectStatus("DISPATCHED");
            lead.page().navigate(system.address() + "/petitions/" + id);
            lead.act("return");
            lead.fill("reason", "路灯由市政养护，不属本部门职责，第 " + turn + " 次退回。");
            keep(lead, "return-form-" + turn);
            lead.submit();
            // the desk's page follows by itself
            desk.expectStatus("ACCEPTED");
        }
        assertThat(desk.the("petition-ball")).hasAttribute("data-holder", "SUPERVISOR");
        assertThat(desk.the("action-dispatch")).hasCount(0);

        StaffDesk supervisor = staff("supervisor");
        supervisor.the("queue-RULING").click();
        supervisor.open(id);
        supervisor.act("rule");
        supervisor.pick("leadDepartmentId", INDUSTRY);
        supervisor.fill("reason", "路灯在产业园红线内，由产业办牵头，市政配合。");
        keep(supervisor, "ruling-form");
        supervisor.submit();
        supervisor.expectStatus("DISPATCHED");

        lead.page().navigate(system.address() + "/petitions/" + id);
        lead.expectStatus("DISPATCHED");
        assertThat(lead.the("action-return")).hasCount(0);
        lead.act("take");
        lead.expectStatus("TAKEN");
        StaffDesk handler = at("handler-industry", id);
        handler.act("claim");
        handler.expectStatus("HANDLING");
        handler.act("release");
        handler.fill("reason", "本周出差，请同事先办。");
        handler.submit();
        handler.expectStatus("TAKEN");
        browser.assertQuiet();
    }

    @Test
    void severalDepartmentsWorkItOutAndTheResolutionIsKept() {
        String id = filed("demo-owner-12", "渣土车压坏园区主路谁来修");
        claimed(id);
        StaffDesk handler = at("handler-industry", id);
        handler.act("promise");
        handler.fill("text", "五天内给出修复方案。");
        handler.the("field-dueDate").locator("input").fill(SOON.toString());
        handler.submit();
        assertThat(handler.the("timeline")).containsText("五天内给出修复方案");
        handler.act("consult");
        handler.pick("departmentIds", "市场监督管理所");
        handler.page().keyboard().press("Escape");
        handler.fill("question", "修路的钱谁出，渣土车谁来管？");
        handler.the("field-meetsAt").locator("input").fill(SOON + "T10:00");
        keep(handler, "consult-form");
        handler.submit();
        handler.expectStatus("CONSULTING");
        keep(handler, "consulting");

        handler.act("conclude");
        handler.fill("resolution", "路面由产业办协调园区修复，渣土车进出由市监所约谈施工方。");
        handler.the("add-task").click();
        pickTask(handler, 0, INDUSTRY, "协调园区两周内修好主路");
        handler.the("add-task").click();
        pickTask(handler, 1, "市场监督管理所", "约谈施工方并限定进出时段");
        keep(handler, "conclude-form");
        handler.submit();
        handler.expectStatus("HANDLING");
        assertThat(handler.the("timeline")).containsText("约谈施工方并限定进出时段");
        keep(handler, "concluded");
        // what was promised shows kept once it is answered in time
        handler.act("answer");
        handler.tick("outcome", "SOLVED");
        handler.fill("text", "主路已经修复，渣土车改走西门。");
        handler.submit();
        handler.expectStatus("ANSWERED");
        assertThat(handler.the("petition-detail")).containsText("已兑现");
        keep(handler, "promise-kept");
        browser.assertQuiet();
    }

    @Test
    void moreTimeIsAskedForDecidedAndTheDissatisfiedAreHeardTwice() {
        String id = filed("demo-owner-13", "变压器容量不够三班倒开不起来");
        claimed(id);
        StaffDesk handler = at("handler-industry", id);
        StaffDesk supervisor = staff("supervisor");
        handler.act("pause");
        handler.fill("missing", "请补充变压器铭牌照片。");
        handler.submit();
        handler.expectStatus("PAUSED");
        ApiPerson owner = ApiPerson.owner(system, "demo-owner-13");
        owner.act(id, new JsonObject().put("action", "supplement").put("text", "铭牌写着 400 千伏安。"));
        handler.expectStatus("HANDLING");

        handler.act("request-extension");
        handler.fill("reason", "供电所要等停电窗口，下周才能现场勘查。");
        keep(handler, "extension-form");
        handler.submit();
        assertThat(handler.the("petition-ball")).hasAttribute("data-holder", "SUPERVISOR");
        supervisor.the("queue-EXTENSION").click();
        supervisor.open(id);
        supervisor.act("supervise");
        supervisor.fill("text", "请每三天向企业通报一次进度。");
        supervisor.submit();
        assertThat(handler.the("timeline")).containsText("请每三天向企业通报一次进度");
        supervisor.act("decide-extension");
        supervisor.tick("granted", "true");
        supervisor.fill("reason", "情况属实，同意延期。");
        keep(supervisor, "extension-decision");
        supervisor.submit();
        assertThat(handler.the("petition-ball")).hasAttribute("data-holder", "HANDLER");

        answer(handler, "供电所已排入下月增容计划。");
        rate(owner, id, "下月太晚了。");
        handler.expectStatus("HANDLING");
        assertThat(handler.the("petition-detail")).containsText("重办");
        keep(handler, "reopened");
        answer(handler, "已协调移动变压器，明天到位。");
        rate(owner, id, "明天到的是旧设备。");

        supervisor.the("queue-REVIEW").click();
        supervisor.open(id);
        supervisor.act("review");
        supervisor.tick("solved", "false");
        supervisor.fill("text", "已到现场核实，设备可用但老旧，转下月增容彻底解决。");
        keep(supervisor, "review-form");
        supervisor.submit();
        supervisor.expectStatus("CLOSED");
        keep(supervisor, "reviewed");
        browser.assertQuiet();
    }

    @Test
    void twoPeopleOnOnePetitionLoseNothing() {
        String id = filed("demo-owner-14", "食堂油烟管道要改道");
        claimed(id);
        StaffDesk handler = at("handler-industry", id);
        StaffDesk supervisor = at("supervisor", id);
        handler.act("answer");
        handler.tick("outcome", "EXPLAINED");
        handler.fill("text", "油烟管道改道需要物业同意，正在协调。");

        // the colleague's word arrives while the form is open, and is told above it
        supervisor.act("supervise");
        supervisor.fill("text", "请先不要答复，等环保复测结果。");
        supervisor.submit();
        assertThat(handler.the("action-conflict")).containsText("督办");
        assertThat(handler.the("field-text").locator("textarea")).hasValue("油烟管道改道需要物业同意，正在协调。");
        keep(handler, "changed-meanwhile");

        // without a live line the service itself says that it is stale
        handler.page().route("**/petitions/stream", route -> route.abort());
        handler.page().context().setOffline(true);
        assertThat(handler.the("live-state")).hasAttribute("data-state", "offline");
        ApiPerson.staff(system, "supervisor")
                .act(id, new JsonObject().put("action", "supervise").put("text", "复测结果周五出。"));
        handler.page().context().setOffline(false);
        handler.submit();
        handler.expectStatus("HANDLING");
        assertThat(handler.the("field-text").locator("textarea")).hasValue("油烟管道改道需要物业同意，正在协调。");
        assertThat(handler.the("action-conflict")).containsText("督办");
        assertThat(handler.the("timeline")).containsText("复测结果周五出");
        handler.submit();
        handler.expectStatus("ANSWERED");
    }

    @Test
    void templatesAreFilledInAndAContactIsShownOnAsking() {
        String id = filed("demo-owner-15", "冷链车辆进城通行证办理慢");
        claimed(id);
        StaffDesk handler = at("handler-industry", id);
        assertThat(handler.the("petition-contact")).containsText("138****0016");
        handler.the("petition-contact-reveal").click();
        assertThat(handler.the("petition-contact")).containsText("13800000016");
        keep(handler, "contact-shown");

        handler.act("answer");
        handler.tick("outcome", "SOLVED");
        handler.fill("text", "{企业}：您反映的“{标题}”已办结，如有疑问请找{本人}。");
        handler.the("templates").click();
        handler.the("template-new").click();
        handler.the("template-title").locator("input").fill("办结告知");
        handler.the("template-save").click();
        assertThat(handler.the("template-办结告知")).isVisible();
        keep(handler, "templates");
        handler.page().keyboard().press("Escape");
        handler.fill("text", "");
        handler.the("field-text").locator("textarea").press("Control+/");
        handler.page().keyboard().type("办结");
        handler.page().keyboard().press("Enter");
        assertThat(handler.the("field-text").locator("textarea"))
                .hasValue(Pattern.compile("^.+：您反映的“冷链车辆进城通行证办理慢”已办结.*陆经办。$"));
        handler.submit();
        handler.expectStatus("ANSWERED");
        List<Object> looks = ApiPerson.owner(system, "demo-owner-15")
                .get("/petitions/" + id + "/contact-views")
                .getJsonArray("items")
                .getList();
        assertThat(looks).hasSize(1);
        browser.assertQuiet();
    }

    /** Keeps the page at both sizes and has it looked over. */
    private void keep(StaffDesk desk, String name) {
        Page page = desk.page();
        browser.keep(page, "staff-" + name);
        Axe.assertNoSeriousFinding(page);
        page.setViewportSize(Browser.PHONE_WIDTH, Browser.PHONE_HEIGHT);
        browser.keep(page, "staff-" + name + "-phone");
        page.setViewportSize(Browser.DESK_WIDTH, Browser.DESK_HEIGHT);
    }

    private void accept(StaffDesk desk) {
        desk.act("accept");
        desk.submit();
        desk.expectStatus("ACCEPTED");
    }

    private static void pickTask(StaffDesk desk, int index, String department, String text) {
        desk.choose(desk.the("field-tasks-" + index + "-departmentId"), department);
        desk.the("field-tasks-" + index + "-text").locator("textarea").first().fill(text);
        desk.the("field-tasks-" + index + "-dueDate").fill(SOON.toString());
    }

    private static void answer(StaffDesk handler, String text) {
        handler.act("answer");
        handler.tick("outcome", "EXPLAINED");
        handler.fill("text", text);
        handler.submit();
        handler.expectStatus("ANSWERED");
    }

    private static void rate(ApiPerson owner, String id, String text) {
        owner.act(
                id,
                new JsonObject()
                        .put("action", "rate")
                        .put("solved", false)
                        .put("satisfaction", "DISSATISFIED")
                        .put("text", text));
    }

    private String filed(String owner, String title) {
        return ApiPerson.owner(system, owner).file("LOGISTICS", title);
    }

    /** Brings a petition into the hands of the industry office's handler. */
    private void claimed(String id) {
        ApiPerson desk = ApiPerson.staff(system, "desk");
        desk.act(
                id,
                new JsonObject()
                        .put("action", "accept")
                        .put("category", "LOGISTICS")
                        .put("urgency", "NORMAL")
                        .put("complexity", "ORDINARY"));
        ApiPerson lead = ApiPerson.staff(system, "dept-industry");
        String department =
                lead.get("/me").getJsonArray("grants").getJsonObject(0).getString("organisationId");
        desk.act(id, new JsonObject().put("action", "dispatch").put("leadDepartmentId", department));
        lead.act(id, new JsonObject().put("action", "take"));
        ApiPerson.staff(system, "handler-industry").act(id, new JsonObject().put("action", "claim"));
    }

    private StaffDesk at(String username, String id) {
        StaffDesk desk = staff(username);
        desk.page().navigate(system.address() + "/petitions/" + id);
        assertThat(desk.the("petition-detail")).isVisible();
        return desk;
    }

    private StaffDesk staff(String username) {
        StaffDesk desk = new StaffDesk(browser.desk(), system.address());
        desk.signIn(username);
        return desk;
    }
}
