package io.qisheng.local.demo;

import io.qisheng.platform.time.BusinessZone;
import io.qisheng.policies.PolicySeed;
import io.qisheng.policies.PolicySeed.Issuer;
import io.qisheng.policies.PolicySeed.Publisher;
import io.qisheng.policies.PolicySeed.Words;
import io.qisheng.policies.domain.Applicability;
import io.qisheng.policies.domain.Applicability.Place;
import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Eight policies: for some trades, sizes or villages, or for all; one has expired, one is still being written, some were read. */
final class DemoPolicies implements DemoPart {

    private static final int YEAR = 365;

    static UUID id(String code) {
        return DemoIds.of("policy-" + code);
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        DemoCatalogue catalogue = DemoCatalogue.read(owner);
        PolicySeed seed = new PolicySeed(owner, DemoTownship.DISTRICT);
        Instant now = context.firstStart();
        know(seed);
        for (Tale tale : tales(catalogue, BusinessZone.dateOf(now))) {
            Issuer issuer = issuer(catalogue, tale.issuer());
            if (tale.daysAgo() == 0) {
                seed.write(id(tale.code()), issuer, tale.words());
                continue;
            }
            Instant at = now.minus(Duration.ofDays(tale.daysAgo()));
            seed.publish(id(tale.code()), issuer, tale.words(), new Publisher(DemoUsers.userId("desk"), "沈受理", at));
            for (int n : tale.readers()) {
                Instant read = at.plus(Duration.ofHours(3L + n));
                if (read.isBefore(now)) {
                    seed.read(
                            id(tale.code()), DemoIds.of("enterprise-" + n), DemoUsers.userId("demo-owner-" + n), read);
                }
            }
        }
    }

    /** Of most enterprises nobody has said more than their trade. */
    private static void know(PolicySeed seed) throws SQLException {
        seed.know(DemoIds.of("enterprise-15"), "FOOD", "SMALL", village("北港村"));
        seed.know(DemoIds.of("enterprise-16"), "MATERIALS", "MICRO", village("栖岭村"));
        seed.know(DemoIds.of("enterprise-17"), "TEXTILE", "MEDIUM", null);
    }

    private static UUID village(String name) {
        return DemoIds.of(DemoTownship.village(name));
    }

    private static Place place(DemoCatalogue catalogue, String village) {
        String code = DemoTownship.village(village);
        return new Place(DemoIds.of(code), catalogue.name(code), catalogue.path(code));
    }

    private static Issuer issuer(DemoCatalogue catalogue, String code) {
        return new Issuer(DemoIds.of(code), catalogue.name(code), catalogue.path(code), DemoTownship.TOWNSHIP_PATH);
    }

    /** A policy: who issued it, how long ago it was published, and which enterprises have read it; 0 days is a draft. */
    private record Tale(String code, String issuer, int daysAgo, Words words, int... readers) {}

    private static List<Tale> tales(DemoCatalogue catalogue, LocalDate today) {
        return List.of(
                new Tale(
                        "equipment",
                        "dept-industry",
                        40,
                        words(
                                "小微企业设备更新补助",
                                "更新生产设备，按发票金额补助一成，最高二十万元",
                                """
                                今年内购置并投用生产设备的小微企业，凭发票、付款凭证和设备照片申请。
                                镇里每季度集中核实一次，核实通过后十五个工作日内补给。同一台设备不重复补助。""",
                                "望产〔2026〕7号",
                                asks(List.of(), List.of(EnterpriseSize.MICRO, EnterpriseSize.SMALL), List.of()),
                                today.minusDays(40),
                                today.plusDays(300)),
                        1,
                        2,
                        15),
                new Tale(
                        "food-safety",
                        "dept-market",
                        25,
                        words(
                                "食品企业检测费用减半",
                                "委托检测机构做出厂检验的，检测费用由镇里承担一半",
                                """
                                在镇内登记的食品生产企业，委托有资质的机构做出厂检验，凭检测合同、发票和报告申请。
                                每家企业每年最多三万元，全年都可以申请，当月受理、次月补给。""",
                                "望市监〔2026〕3号",
                                asks(List.of(Industry.FOOD), List.of(), List.of()),
                                today.minusDays(25),
                                null),
                        2,
                        15),
                new Tale(
                        "recruit",
                        "dept-labour",
                        12,
                        words(
                                "用工旺季招聘车票补贴",
                                "帮企业接新员工，车票由镇里补贴，每人最高三百元",
                                """
                                旺季新招并签满三个月合同的外地员工，企业凭车票、合同和社保记录申请。
                                每家企业最多五十人，先到先得，名额用完为止。""",
                                null,
                                asks(
                                        List.of(Industry.MANUFACTURING, Industry.TEXTILE, Industry.ELECTRONICS),
                                        List.of(),
                                        List.of()),
                                today.minusDays(12),
                                today.plusDays(110)),
                        1,
                        5),
                new Tale(
                        "beigang-power",
                        "dept-industry",
                        8,
                        words(
                                "北港村企业错峰用电奖励",
                                "用电高峰期自愿错峰的企业，按错峰电量给奖励",
                                """
                                北港村线路改造期间，自愿在高峰时段减少用电的企业，按供电所核定的错峰电量给予奖励。
                                提前一天在镇里报名，次月随电费一起结算。""",
                                null,
                                asks(List.of(), List.of(), List.of(place(catalogue, "北港村"))),
                                today.minusDays(8),
                                today.plusDays(60)),
                        15),
                new Tale(
                        "loan",
                        "dept-industry",
                        90,
                        words(
                                "流动资金贷款贴息",
                                "向镇内银行新借流动资金贷款的，贴息一个百分点",
                                """
                                今年内新借的一年期以内流动资金贷款，按实际占用天数贴息一个百分点，每家企业最高十万元。
                                还清或满一年后凭合同和付息凭证申请。""",
                                "望产〔2026〕2号",
                                asks(List.of(), List.of(), List.of()),
                                today.minusDays(90),
                                today.plusDays(200)),
                        1,
                        3,
                        4,
                        7),
                new Tale(
                        "waste",
                        "dept-safety",
                        60,
                        words(
                                "新材料、纺织企业废水改造技术服务",
                                "请专家上门看废水处理，出改造方案，不收费",
                                """
                                新材料和纺织企业可以预约一次免费的上门技术服务，专家现场取样，十个工作日内给出改造方案。
                                方案只交给企业本身，不作为处罚依据。""",
                                null,
                                asks(List.of(Industry.MATERIALS, Industry.TEXTILE), List.of(), List.of()),
                                today.minusDays(60),
                                null),
                        3),
                new Tale(
                        "last-year-exhibition",
                        "dept-industry",
                        YEAR + 80,
                        words(
                                "参展摊位费补贴",
                                "参加省内外展会的摊位费补贴一半",
                                "参加行业展会的企业，凭参展合同、发票和现场照片申请，每家企业每年最多两次。",
                                null,
                                asks(List.of(), List.of(), List.of()),
                                today.minusDays(YEAR + 80),
                                today.minusDays(30)),
                        1,
                        2),
                new Tale(
                        "digital",
                        "dept-industry",
                        0,
                        words(
                                "车间数字化改造诊断",
                                "请服务商上门诊断，先诊断再决定改不改",
                                "镇里统一请服务商上门，用两天时间看清楚车间的瓶颈，给出改造清单和报价，企业自己决定做不做。",
                                null,
                                asks(
                                        List.of(Industry.MANUFACTURING, Industry.ELECTRONICS),
                                        List.of(EnterpriseSize.SMALL, EnterpriseSize.MEDIUM),
                                        List.of()),
                                today.plusDays(10),
                                null)));
    }

    private static Words words(
            String title,
            String summary,
            String text,
            @Nullable String number,
            Applicability applicability,
            LocalDate from,
            @Nullable LocalDate to) {
        return new Words(title, summary, text.strip(), number, applicability, from, to);
    }

    private static Applicability asks(List<Industry> industries, List<EnterpriseSize> sizes, List<Place> areas) {
        return new Applicability(industries, sizes, List.of(), areas);
    }
}
