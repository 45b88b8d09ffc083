package io.qisheng.petitions.clusters.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How well groups are found in a set of invented petitions of which the common causes are known. */
class ClusteringTest {

    private static final double LEAST_PRECISION = 0.9;
    private static final double LEAST_RECALL = 0.8;

    /** Category | petitions with one cause, each title and text in somebody's own words. */
    private static final List<List<String>> CAUSES = List.of(
            List.of(
                    "SAFETY",
                    "夜间限电影响生产|每晚八点后限电，注塑机停机，订单交不上。",
                    "限电太频繁|这个月限电十二次，夜里生产线只能停。",
                    "希望协调夜间限电|车间夜班因限电停产，模具报废，请协调供电。",
                    "晚上限电停产|一到晚上就限电，设备重启要两个小时。",
                    "用电高峰限电|高峰限电没有提前通知，夜间生产损失大。"),
            List.of(
                    "LOGISTICS",
                    "北门货车无法掉头|北门施工后货车没有掉头位置，要倒车三百米。",
                    "货车在北门掉头困难|送货货车在北门掉不了头，堵到路口。",
                    "园区北门掉头|请在北门留出货车掉头的地方，现在很危险。",
                    "北门施工货车难掉头|北门围挡占道，大货车掉头要多次倒车。"),
            List.of(
                    "LABOUR",
                    "招不到数控操作工|数控操作工缺口十人，招聘会招不到。",
                    "数控操作工紧缺|长期招不到数控操作工，机床闲置。",
                    "请帮忙招聘数控操作工|我们需要五名数控操作工，希望对接职校。",
                    "缺少熟练数控操作工|数控操作工流失多，招聘困难。"),
            List.of("ENVIRONMENT", "污水管网倒灌|下雨天污水管网倒灌进车间。", "雨天污水倒灌|一下大雨污水就倒灌，厂区积水。", "污水倒灌厂区|管网堵塞，污水倒灌，地面全是泥。"),
            List.of(
                    "FINANCE",
                    "贷款续贷难|银行要求先还再贷，过桥资金成本高，续贷难。",
                    "续贷过桥资金|续贷时需要过桥资金，请协调银行。",
                    "银行续贷要过桥|流动资金贷款续贷，过桥费用太高。",
                    "希望无还本续贷|续贷要找过桥资金，希望银行办理无还本续贷。"));

    /** Petitions that share with none of the others more than the words that everybody uses. */
    private static final List<String> ALONE = List.of(
            "TAX|出口退税到账慢|退税申报两个月没有到账。",
            "LICENSING|食品生产许可换证|许可证下月到期，不清楚换证要哪些材料。",
            "LAND|想扩建仓库|仓库不够用，想在东侧空地扩建。",
            "TECHNOLOGY|申报高新技术企业|研发费用归集方法想请人辅导。",
            "MARKET|参加广交会摊位|今年没有分到摊位，希望推荐。",
            "LEGAL|货款纠纷|客户拖欠货款半年，想咨询如何起诉。",
            "LOGISTICS|公交站太远|员工下班要走两公里，希望增加公交站。",
            "SAFETY|消防通道被占用|隔壁单位长期占用消防通道堆货。",
            "LABOUR|员工子女入学|外地员工的孩子报名小学遇到困难。",
            "ENVIRONMENT|废机油处置|废机油找不到有资质的单位处置。",
            "FINANCE|设备融资租赁|买新冲床想了解融资租赁补贴。",
            "OTHER|路灯不亮|厂门口三盏路灯坏了很久。",
            "SAFETY|燃气管道接入|锅炉改造需要接入燃气。",
            "LOGISTICS|快递不进园|快递员不愿进来取件。",
            "LAND|厂房租金上涨|房东要求明年租金涨三成。",
            "LABOUR|劳务派遣合同|派遣合同范本想请人看看。");

    /** What was found, pair by pair. */
    private record Measure(int found, int right, int known) {

        double precision() {
            return found == 0 ? 0 : right / (double) found;
        }

        double recall() {
            return right / (double) known;
        }
    }

    @Test
    void mostPairsOfOneCauseAreFoundAndFewOthers() {
        int found = 0;
        int right = 0;
        int known = 0;
        for (int seed = 0; seed < 20; seed++) {
            Map<UUID, Integer> causes = new HashMap<>();
            Measure one = measure(Clustering.of(cases(new Random(seed), causes)), causes);
            found += one.found();
            right += one.right();
            known += one.known();
        }
        Measure all = new Measure(found, right, known);

        System.out.printf(
                "clusters: precision %.3f, recall %.3f of %d pairs%n", all.precision(), all.recall(), all.known());
        assertThat(all.precision()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(all.recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    @Test
    void aGroupSaysWhatItHasInCommon() {
        Cluster largest = Clustering.of(cases(new Random(1), new HashMap<>())).getFirst();

        assertThat(largest.enterprises()).isGreaterThanOrEqualTo(4);
        assertThat(largest.category()).isEqualTo("SAFETY");
        assertThat(largest.words()).anyMatch(word -> word.contains("限电"));
        assertThat(largest.members()).allMatch(member -> member.text().contains("限电"));
    }

    @Test
    void oneEnterpriseThatSaysTheSameOftenIsNoGroup() {
        UUID enterprise = UUID.randomUUID();
        List<ClusterCase> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(new ClusterCase(UUID.randomUUID(), enterprise, "SAFETY", "夜间限电影响生产", "每晚限电，设备停机。", null, null));
        }

        assertThat(Clustering.of(cases)).isEmpty();
        assertThat(Clustering.of(List.of())).isEmpty();
    }

    @Test
    void theOrderInWhichTheyComeDecidesNothing() {
        List<ClusterCase> cases = cases(new Random(3), new HashMap<>());
        List<ClusterCase> turned = new ArrayList<>(cases);
        Collections.reverse(turned);

        assertThat(ids(Clustering.of(turned))).containsExactlyInAnyOrderElementsOf(ids(Clustering.of(cases)));
    }

    private static List<List<UUID>> ids(List<Cluster> clusters) {
        return clusters.stream()
                .map(cluster ->
                        cluster.members().stream().map(ClusterCase::id).sorted().toList())
                .toList();
    }

    private static List<ClusterCase> cases(Random random, Map<UUID, Integer> causes) {
        List<ClusterCase> cases = new ArrayList<>();
        for (int cause = 0; cause < CAUSES.size(); cause++) {
            List<String> variants = CAUSES.get(cause);
            for (String words : variants.subList(1, variants.size())) {
                ClusterCase one = filed(random, variants.getFirst() + "|" + words);
                causes.put(one.id(), cause);
                cases.add(one);
            }
        }
        ALONE.forEach(words -> cases.add(filed(random, words)));
        Collections.shuffle(cases, random);
        return cases;
    }

    /** By an enterprise of its own, in one of four villages and one of three industries. */
    private static ClusterCase filed(Random random, String words) {
        String[] parts = words.split("\\|");
        return new ClusterCase(
                new UUID(random.nextLong(), random.nextLong()),
                new UUID(random.nextLong(), random.nextLong()),
                parts[0],
                parts[1],
                parts[2],
                new UUID(0, random.nextInt(4)),
                List.of("机械", "食品", "纺织").get(random.nextInt(3)));
    }

    private static Measure measure(List<Cluster> clusters, Map<UUID, Integer> causes) {
        int found = 0;
        int right = 0;
        for (Cluster cluster : clusters) {
            List<UUID> ids = cluster.members().stream().map(ClusterCase::id).toList();
            for (int i = 0; i < ids.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Integer cause = causes.get(ids.get(i));
                    found++;
                    right += cause != null && cause.equals(causes.get(ids.get(j))) ? 1 : 0;
                }
            }
        }
        int known = CAUSES.stream()
                .mapToInt(variants -> (variants.size() - 1) * (variants.size() - 2) / 2)
                .sum();
        return new Measure(found, right, known);
    }
}
