package io.qisheng.local.demo;

import io.qisheng.services.ServiceItemSeed.Version;
import io.qisheng.services.domain.ItemStatus;
import io.qisheng.services.domain.Question;
import io.qisheng.services.domain.QuestionType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The menu of the demonstration township: invented, plausible services with questions of every type. */
final class DemoMenu {

    /**
     * @param code the name that the id is made of
     * @param department the code of the department that serves
     */
    record Item(
            String code,
            String department,
            ItemStatus status,
            List<Version> versions,
            @Nullable Version draft) {

        Version latest() {
            return versions.getLast();
        }
    }

    static final List<Item> ALL = List.of(
            offered("training", "dept-labour", training(false), training(true)),
            offered("patent", "dept-industry", patent()),
            offered("electricity", "dept-safety", electricity()),
            offered("contract", "dept-market", contract()),
            offered("hiring", "dept-labour", hiring()),
            offered("bank", "dept-industry", bank()),
            offered("label", "dept-market", label()),
            offered("policy", "dept-industry", policy()),
            new Item("masks", "dept-safety", ItemStatus.RETIRED, List.of(masks()), null),
            new Item("fair", "dept-industry", ItemStatus.DRAFT, List.of(), fair()));

    private DemoMenu() {}

    static Item item(String code) {
        return ALL.stream().filter(item -> item.code().equals(code)).findFirst().orElseThrow();
    }

    private static Item offered(String code, String department, Version... versions) {
        return new Item(code, department, ItemStatus.PUBLISHED, List.of(versions), null);
    }

    private static Version training(boolean second) {
        Question people = number("people", "参加培训多少人", "人", 5, 300, true);
        Question day = date("day", "希望哪天培训", 3, 60, true);
        Question topics = several("topics", "想讲哪些内容", List.of("用电安全", "机械伤害", "消防演练", "职业健康", "应急救护"));
        Question where = place("where", "培训在哪里进行", true);
        List<Question> first = List.of(people, day, topics);
        return new Version(
                "安全培训到厂",
                "讲师到厂里给新员工上安全课",
                "免费。讲师带教具到厂，半天讲完，现场考核并发合格证明。至少提前三天预约。",
                "LABOUR",
                second ? List.of(people, day, topics, where, text("note", "还想告诉我们什么", 300, false)) : first);
    }

    private static Version patent() {
        return new Version(
                "知识产权专员上门",
                "帮您看能不能申请专利，指导写材料",
                "免费。专员上门了解技术改进，判断适合申请哪一种，并指导撰写交底书。",
                "TECHNOLOGY",
                List.of(
                        one("sort", "想申请哪一种", List.of("发明专利", "实用新型", "外观设计", "商标", "还说不准"), true),
                        text("idea", "简单说说改进了什么", 500, true),
                        number("count", "大概有几件", "件", 1, 50, false),
                        date("day", "希望哪天上门", 1, 45, true)));
    }

    private static Version electricity() {
        return new Version(
                "用电安全体检",
                "专家到厂查一遍线路和配电",
                "免费。专家带仪器到厂，半天查完，当场给出整改清单，整改后可以再约复查。",
                "SAFETY",
                List.of(
                        date("day", "希望哪天来", 2, 60, true),
                        number("area", "厂房面积", "平方米", 1, 200_000, true),
                        number("age", "线路用了多少年", "年", 0, 80, false),
                        several("focus", "重点看什么", List.of("老旧线路", "配电房", "临时用电", "充电区", "防雷接地")),
                        photos("photos", "配电房和担心的地方拍几张", 6, false),
                        place("where", "厂房在哪里", true)));
    }

    private static Version contract() {
        return new Version(
                "合同法律体检",
                "法律顾问帮您看合同里的风险",
                "免费。顾问只看不留底，三个工作日内给出书面意见；不代为诉讼。",
                "LEGAL",
                List.of(
                        one("sort", "是什么合同", List.of("买卖供货", "租赁", "加工承揽", "劳动用工", "其他"), true),
                        number("count", "一共几份", "份", 1, 20, true),
                        amount("sum", "最大一份的金额", "万元"),
                        text("worry", "最担心哪一条", 500, true),
                        one("way", "希望怎么谈", List.of("到企业来", "到镇里谈", "电话沟通"), true)));
    }

    private static Version hiring() {
        return new Version(
                "招聘专场对接",
                "替您到学校和外地找人",
                "每月一场。按岗位和人数匹配学校、劳务站，面试场地由镇里提供。",
                "LABOUR",
                List.of(
                        text("job", "招什么岗位", 100, true),
                        number("people", "招多少人", "人", 1, 500, true),
                        number("wage", "每月大概给多少", "元", 1000, 100_000, true),
                        several("offers", "包哪些", List.of("包住", "包吃", "五险", "公积金", "班车")),
                        date("day", "最晚哪天要到岗", 7, 180, false)));
    }

    private static Version bank() {
        return new Version(
                "银企对接",
                "约银行和您面对面谈一笔贷款",
                "镇里约两到三家银行一起来，材料只带一次。",
                "FINANCE",
                List.of(
                        amount("sum", "想贷多少", "万元"),
                        one("use", "主要用在哪里", List.of("流动资金", "买设备", "建厂房", "还旧贷"), true),
                        one("pledge", "能拿什么作保证", List.of("有抵押物", "有订单或应收款", "有专利", "只有信用"), true),
                        date("day", "希望哪天谈", 2, 30, true)));
    }

    private static Version label() {
        return new Version(
                "食品标签审核",
                "印之前先帮您看一遍",
                "专家按国家标准逐项看，两个工作日回复；一次最多四个样标。",
                "MARKET",
                List.of(
                        text("product", "是什么产品", 100, true),
                        photos("photos", "样标正反面各拍一张", 8, true),
                        one("sale", "卖到哪里", List.of("国内", "出口", "两边都有"), true)));
    }

    private static Version policy() {
        return new Version(
                "惠企政策上门讲",
                "按您的情况讲能拿哪些、怎么申请",
                "政策专员上门，一小时讲清楚，并留一张申请清单。",
                "TAX",
                List.of(
                        several("topics", "想听哪方面", List.of("税费减免", "设备更新", "研发补助", "稳岗返还", "出口退税")),
                        date("day", "希望哪天来", 1, 45, true),
                        text("question", "有什么具体想问的", 300, false)));
    }

    private static Version masks() {
        return new Version(
                "防护用品团购", "和几家企业一起买，价钱便宜", "按月汇总采购。", "SAFETY", List.of(number("count", "要多少", "箱", 1, 500, true)));
    }

    private static Version fair() {
        return new Version(
                "展会组团报名", "镇里统一报名，展位费补一半", "名单定下后统一订展位。", "MARKET", List.of(text("product", "带什么产品去", 100, true)));
    }

    private static Question text(String key, String label, int most, boolean required) {
        return question(key, QuestionType.TEXT, label, required, null, most, 0, null, false, List.of());
    }

    private static Question number(String key, String label, String unit, int least, int most, boolean required) {
        return question(key, QuestionType.NUMBER, label, required, least, most, 0, unit, false, List.of());
    }

    private static Question amount(String key, String label, String unit) {
        return question(key, QuestionType.NUMBER, label, true, 0, 100_000, 2, unit, false, List.of());
    }

    private static Question one(String key, String label, List<String> options, boolean required) {
        return question(key, QuestionType.CHOICE, label, required, null, null, 0, null, false, options);
    }

    private static Question several(String key, String label, List<String> options) {
        return question(key, QuestionType.CHOICE, label, true, 1, null, 0, null, true, options);
    }

    private static Question date(String key, String label, int first, int last, boolean required) {
        return question(key, QuestionType.DATE, label, required, first, last, 0, null, false, List.of());
    }

    private static Question place(String key, String label, boolean required) {
        return question(key, QuestionType.PLACE, label, required, null, null, 0, null, false, List.of());
    }

    private static Question photos(String key, String label, int most, boolean required) {
        return question(key, QuestionType.PHOTOS, label, required, null, most, 0, null, false, List.of());
    }

    private static Question question(
            String key,
            QuestionType type,
            String label,
            boolean required,
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            int decimals,
            @Nullable String unit,
            boolean multiple,
            List<String> options) {
        return new Question(
                key,
                type,
                label,
                null,
                required,
                minimum == null ? null : BigDecimal.valueOf(minimum),
                maximum == null ? null : BigDecimal.valueOf(maximum),
                decimals,
                unit,
                multiple,
                options);
    }
}
