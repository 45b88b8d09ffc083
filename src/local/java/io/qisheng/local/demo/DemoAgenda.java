package io.qisheng.local.demo;

import io.qisheng.activities.domain.ActivityKind;
import io.qisheng.activities.domain.Point;
import java.util.List;

/** What the branches of the township did in the past year, and what they have in mind. All places are made up. */
final class DemoAgenda {

    /** Where all of it takes place, in GCJ-02; nothing stands there. */
    static final Point POINT = new Point(30.2500, 120.1500);

    private static final String CENTRE = "望潮镇非公企业党群服务中心";

    /** What was planned and what was written down afterwards. */
    record Event(
            ActivityKind kind,
            String title,
            int organiser,
            List<Integer> hosts,
            String venue,
            String agenda,
            String minutes) {}

    /** The latest first: one in each month of the year before this month. */
    static final List<Event> PAST = List.of(
            partyDay(1, "主题党日：车间里的安全课", "学习安全生产要求；分组查找车间隐患。", "全体党员分三组查看车间，共找出隐患九处，当场整改六处，其余三处明确了责任人和期限。"),
            partyDay(1, "主题党日：重温入党誓词", "重温誓词；老党员讲述入党故事。", "全体党员重温入党誓词，三位老党员讲述了入党时的经历，青年党员逐一谈了感受。"),
            event(ActivityKind.PARTY_LECTURE, 3, "党课：产业链上的支部怎么建", "支部书记授课；交流讨论。", "支部书记围绕产业链党建授课，与会党员就上下游企业联建提出四条建议。"),
            partyDay(1, "主题党日：为园区清河道", "分段清理河道；宣传垃圾分类。", "党员分段清理河道约两公里，向商户发放垃圾分类宣传单一百二十份。"),
            event(
                    ActivityKind.BRANCH_MEETING,
                    1,
                    "支部党员大会：上半年工作通报",
                    "通报上半年工作；讨论下半年安排。",
                    "会议听取上半年工作通报，讨论通过下半年工作安排，确定每月主题党日时间。"),
            new Event(
                    ActivityKind.THEME_PARTY_DAY,
                    "联合主题党日：两个支部结对帮新人",
                    1,
                    List.of(2),
                    CENTRE,
                    "两个支部结对；老师傅与新员工结成师徒。",
                    "两个支部共结成师徒十二对，约定每月至少面谈一次，年底共同评议。"),
            partyDay(2, "主题党日：走访困难职工", "分组走访；登记需要帮助的事项。", "走访困难职工家庭七户，登记需要协调的事项五件，由支委分头落实。"),
            partyDay(1, "主题党日：植树护绿", "植树；认领养护责任。", "党员在园区东侧植树六十株，按小组认领了养护责任。"),
            event(
                    ActivityKind.GROUP_MEETING,
                    1,
                    "党小组会：岗位承诺怎么兑现",
                    "逐人汇报承诺进度；互相提建议。",
                    "党员逐人汇报了岗位承诺的进度，小组对两项进展较慢的承诺提出了办法。"),
            partyDay(1, "主题党日：给技术难题会诊", "梳理难题；党员骨干现场会诊。", "会诊设备能耗偏高等三个难题，形成两项可以马上试行的改进措施。"),
            event(ActivityKind.DEMOCRATIC_REVIEW, 1, "组织生活会和民主评议", "对照检查；民主评议。", "党员逐一作了对照检查，开展了批评和自我批评，并完成民主评议。"),
            partyDay(4, "主题党日：新年第一课", "学习全年重点工作；签订承诺书。", "与会党员学习了全年重点工作，结合岗位签订了承诺书。"));

    /** Published, the nearest first. */
    static final List<Event> TO_COME = List.of(
            partyDay(1, "主题党日：走进生产一线", "参观新产线；听一线党员讲技改；交流讨论。", ""),
            new Event(
                    ActivityKind.THEME_PARTY_DAY, "联合主题党日：为企业解一件难事", 1, List.of(2), CENTRE, "两个支部各带一件难事；分组商量办法。", ""));

    private static final List<String> EXCUSES = List.of("当天出差在外。", "要带家人去医院。", "夜班刚下，需要休息。", "外地参加培训。");

    private DemoAgenda() {}

    /** Why somebody cannot come. */
    static String excuse(int n) {
        return EXCUSES.get(n % EXCUSES.size());
    }

    private static Event partyDay(int branch, String title, String agenda, String minutes) {
        return event(ActivityKind.THEME_PARTY_DAY, branch, title, agenda, minutes);
    }

    private static Event event(ActivityKind kind, int branch, String title, String agenda, String minutes) {
        return new Event(kind, title, branch, List.of(), CENTRE, agenda, minutes);
    }
}
