package io.qisheng.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What members claim points for, by rule, and why some claims do not pass. Invented, and about nobody. */
final class DemoDeeds {

    static final List<String> REASONS = List.of("时间和地点没有写清楚，请补充后重新申报。", "这件事属于本职工作，不另外记分。", "与上月申报的是同一件事，不重复记分。");

    private static final Map<String, List<String>> TEXTS = Map.of(
            "care-visit",
            List.of(
                    "走访困难党员家，帮着换了灯管和水龙头。",
                    "节前慰问两名住院职工，送去米面油。",
                    "看望退休老工人，帮他办好了医保异地备案。",
                    "陪独居老人去镇卫生院做了年度体检。",
                    "给高温岗位的工友送去防暑药和绿豆汤。"),
            "petition-helped",
            List.of(
                    "帮企业反映厂区积水，跟到管网疏通完成，企业已确认解决。",
                    "帮企业整理环评变更材料，陪同跑完窗口，企业已确认解决。",
                    "帮新入园企业对接招工，两周内到岗九人，企业已确认解决。",
                    "协调园区路口货车掉头问题，标线已重划，企业已确认解决。"),
            "pledge-fulfilled",
            List.of(
                    "承诺带出两名徒弟，均已独立上岗。",
                    "承诺每月清理一次仓库消防通道，本月已完成。",
                    "承诺把班组返工率降到百分之二以内，本月百分之一点六。",
                    "承诺为夜班职工开设辅导课，本月如期开课四次。"),
            "enterprise-suggestion-adopted",
            List.of("建议夜班交接提前十五分钟，厂里已采纳，停机时间少了一半。", "建议包装改用可循环周转箱，公司已采纳并推广到三个车间。", "建议在食堂设职工意见角，公司已采纳。"),
            "volunteer-service",
            List.of("周六上午在社区整理共享单车、清理楼道杂物。", "沿北港河捡拾垃圾两小时。", "参加义务植树，栽下香樟四十棵。", "在镇图书馆为孩子们读书两小时。"),
            "technical-breakthrough",
            List.of("带头改进焊接夹具，单件工时缩短四成，照片为新夹具。"),
            "county-honour",
            List.of("获评区级技术能手，证书见照片。"));

    private DemoDeeds() {}

    /** One of the texts for a rule, the same for the same number. */
    static String text(String rule, int number) {
        List<String> texts = Objects.requireNonNull(TEXTS.get(rule), rule);
        return texts.get(number % texts.size());
    }
}
