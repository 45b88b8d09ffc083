package io.qisheng.local.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tree of organisations: one township with its departments, branches, villages and enterprises. All names are made up. */
final class DemoTownship implements DemoPart {

    static final UUID DISTRICT = DemoIds.of("district");
    static final int BRANCHES = 15;
    static final int ENTERPRISES = 20;

    static final String TOWNSHIP_PATH = "/district/township";

    private static final List<String> ENTERPRISE_NAMES = List.of(
            "澄霖精工（望潮）有限公司",
            "望潮青禾食品有限公司",
            "栖岭新材料科技有限公司",
            "汀远纺织印染有限公司",
            "望潮启泽电子有限公司",
            "霁川智能装备股份有限公司",
            "临汀冷链物流有限公司",
            "望潮栎木家居有限公司",
            "云岫环保设备有限公司",
            "朗屿光电科技有限公司",
            "望潮丰稔农业开发有限公司",
            "砚山建筑工程有限公司",
            "沐野文化旅游发展有限公司",
            "望潮衡石计量仪器有限公司",
            "鹿鸣医疗器械有限公司",
            "泊舟船舶配件制造有限公司",
            "望潮拾光包装印刷有限公司",
            "青崖生物技术有限公司",
            "望潮镇北港片区循环经济产业园综合能源服务与公共设施运营管理有限责任公司",
            "与鲸软件技术有限公司");

    private static final List<String> INDUSTRIES =
            List.of("MANUFACTURING", "FOOD", "MATERIALS", "TEXTILE", "ELECTRONICS", "LOGISTICS", "SERVICES");

    private static final List<String> DEPARTMENTS = List.of(
            "dept-industry", "产业发展办公室",
            "dept-market", "市场监督管理所",
            "dept-planning", "规划建设办公室",
            "dept-safety", "应急管理与环保办公室",
            "dept-labour", "社会事务与用工服务办公室");

    /** Villages, and the enterprises that are seated in them; the others are in the town. */
    private static final Map<String, Set<Integer>> VILLAGES =
            new TreeMap<>(Map.of("北港村", Set.of(15, 18, 19), "栖岭村", Set.of(13, 16), "东汀村", Set.of(12, 20)));

    static String departmentName(String code) {
        return DEPARTMENTS.get(DEPARTMENTS.indexOf(code) + 1);
    }

    @Override
    public String name() {
        return "township";
    }

    @Override
    public void load(Connection owner, DemoContext context) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("""
                insert into organisation (district_id, id, code, name, kind, parent_id, path, industry)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            add(insert, "district", "临汀区", "DISTRICT", null, "/district", null);
            add(insert, "township", "望潮镇", "TOWNSHIP", "district", TOWNSHIP_PATH, null);
            for (int i = 0; i < DEPARTMENTS.size(); i += 2) {
                below(insert, DEPARTMENTS.get(i), DEPARTMENTS.get(i + 1), "DEPARTMENT", null);
            }
            for (int n = 1; n <= BRANCHES; n++) {
                below(insert, "branch-" + n, "望潮镇非公企业第" + n + "党支部", "BRANCH", null);
            }
            for (String village : VILLAGES.keySet()) {
                below(insert, village(village), village, "VILLAGE", null);
            }
            for (int n = 1; n <= ENTERPRISES; n++) {
                enterprise(insert, n);
            }
            insert.executeBatch();
        }
    }

    /** The code of a village. */
    static String village(String name) {
        return "village-" + name.codePointAt(0);
    }

    private static void enterprise(PreparedStatement insert, int n) throws SQLException {
        String code = "enterprise-" + n;
        String name = ENTERPRISE_NAMES.get(n - 1);
        String industry = INDUSTRIES.get(n % INDUSTRIES.size());
        for (Map.Entry<String, Set<Integer>> village : VILLAGES.entrySet()) {
            if (village.getValue().contains(n)) {
                String home = village(village.getKey());
                add(insert, code, name, "ENTERPRISE", home, TOWNSHIP_PATH + "/" + home + "/" + code, industry);
                return;
            }
        }
        below(insert, code, name, "ENTERPRISE", industry);
    }

    private static void below(
            PreparedStatement insert, String code, String name, String kind, @Nullable String industry)
            throws SQLException {
        add(insert, code, name, kind, "township", TOWNSHIP_PATH + "/" + code, industry);
    }

    private static void add(
            PreparedStatement insert,
            String code,
            String name,
            String kind,
            @Nullable String parent,
            String path,
            @Nullable String industry)
            throws SQLException {
        insert.setObject(1, DISTRICT);
        insert.setObject(2, DemoIds.of(code));
        insert.setString(3, code);
        insert.setString(4, name);
        insert.setString(5, kind);
        insert.setObject(6, parent == null ? null : DemoIds.of(parent));
        insert.setString(7, path);
        insert.setString(8, industry);
        insert.addBatch();
    }
}
